"""Install what pip cannot, where Debian's apt may be used; elsewhere say what is lost without it.

`system.py` installs what the course needs, `system.py tests` also what only its tests and measurements need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# program: (Debian's package, what is lost without it)
COURSE = {
    "bwrap": (
        "bubblewrap",
        "submissions are graded with resource limits alone: grades stay safe, this machine less so",
    ),
}
TESTS = {
    "chromium": ("chromium", "the browser tests cannot run; reading, exercises and grading are unaffected"),
    "openssl": ("openssl", "the test of grading over TLS cannot run; grading is unaffected"),
    "initdb": (
        "postgresql",
        "the tests of a gradebook on PostgreSQL cannot run; grading into a file or on a server is unaffected",
    ),
}
# Debian keeps a server's programs off the PATH, one folder for each version.
ELSEWHERE = {"initdb": "/usr/lib/postgresql"}


def main(*purposes: str) -> None:
    """Install what is missing, or name it."""
    programs = COURSE | (TESTS if "tests" in purposes else {})
    missing = [program for program in programs if not is_here(program)]
    if missing and may_install():
        install([programs[program][0] for program in missing])
    for program in missing:
        if not is_here(program):
            package, loss = programs[program]
            print(f"Not on this machine: {program} (Debian's package {package}). Without it {loss}.")


def is_here(program: str) -> bool:
    """Whether a program can be run."""
    folder = ELSEWHERE.get(program)
    return bool(shutil.which(program)) or bool(folder and list(Path(folder).glob(f"*/bin/{program}")))


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
    # In runlevel 1 no service is started: PostgreSQL's own would be, and nobody here asked for it.
    settings = ["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"]
    apt = [*sudo(), "env", *settings, "apt-get", "-qq"]  # sudo passes no environment on
    subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*apt, "install", "--yes", "--no-install-recommends", *packages],
        check=False,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
