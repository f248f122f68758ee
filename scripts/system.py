"""Install bubblewrap and Chromium where Debian's apt may be used; elsewhere say what is lost without them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

# program: (Debian's package, what is lost without it)
PROGRAMS = {
    "bwrap": (
        "bubblewrap",
        "submissions are graded with resource limits alone: grades stay safe, this machine less so",
    ),
    "chromium": ("chromium", "the browser tests cannot run; reading, exercises and grading are unaffected"),
}


def main() -> None:
    """Install what is missing, or name it."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing and may_install():
        install([PROGRAMS[program][0] for program in missing])
    for program in missing:
        if not shutil.which(program):
            package, loss = PROGRAMS[program]
            print(f"Not on this machine: {program} (Debian's package {package}). Without it {loss}.")


def may_install() -> bool:
    """Whether apt is here and may be used without asking for a password."""
    return shutil.which("apt-get") is not None and (os.geteuid() == 0 or bool(sudo()))


def sudo() -> list[str]:
    """The words to put before a command that needs root: none for root, [] too where sudo would ask."""
    if os.geteuid() == 0 or not shutil.which("sudo"):
        return []
    asks = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    return [] if asks else ["sudo", "-n"]


def install(packages: Sequence[str]) -> None:
    """Install Debian packages; a failure is told by the check that follows."""
    print(f"Installing {', '.join(packages)} from Debian's packages ...", flush=True)
    apt = [*sudo(), "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", *packages],
        check=False,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


if __name__ == "__main__":
    main()
