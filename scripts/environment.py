"""Make the virtual environment and install the pinned requirements and the course into it."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)


def main(environment: Path, requirements: Path) -> None:
    """Create `environment` if it is not there, then install `requirements` and this repository."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        raise SystemExit(
            f"Python {found} is too old: 3.11 or newer is needed. Name one with `make PYTHON=python3.11 ...`."
        )
    if not (environment / "bin" / "python").exists():
        create(environment)
    pip(environment, "install", "--quiet", "--requirement", str(requirements))
    pip(environment, "install", "--quiet", "--no-deps", "--editable", ".")


def create(environment: Path) -> None:
    """Make the virtual environment with pip in it."""
    print(f"Making {environment} (once; about two minutes with the packages) ...", flush=True)
    try:
        venv.create(environment, with_pip=True)
    except subprocess.CalledProcessError as error:
        raise SystemExit(
            "Python could not put pip into a virtual environment. On Debian and Ubuntu: "
            "apt-get install python3-venv, remove .venv, and try again."
        ) from error


def pip(environment: Path, *arguments: str) -> None:
    """Run the environment's own pip; end with its exit code when it fails."""
    command = [str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, check=False)
    if done.returncode:
        raise SystemExit(f"`{' '.join(command)}` ended with {done.returncode}; its own words are above.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
