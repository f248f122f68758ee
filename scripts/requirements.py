"""Pin every package in requirements.txt, from the ranges in pyproject.toml."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

LOCK = Path("requirements.txt")


def main() -> None:
    """Compile the pins, then take out local version labels: the same pin must serve every build of torch."""
    command = [
        sys.executable,
        "-m",
        "piptools",
        "compile",
        "--quiet",
        "--output-file",
        str(LOCK),
        "pyproject.toml",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    LOCK.write_text(re.sub(r"^(\S+==[^\s+]+)\+\S+", r"\1", LOCK.read_text(), flags=re.MULTILINE))


if __name__ == "__main__":
    main()
