"""What a grade depends on beside the submission: two machines with the same versions grade alike."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGES = ("autograder", "tendays")


def digest(folder: Path, paths: Iterable[Path]) -> str:
    """A short text that changes with every byte of the files, and with their places in `folder`."""
    total = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:16]


@cache
def code_version() -> str:
    """The digest of this project's packages as they were when this process first asked.

    A process that has outlived an upgrade thus still tells what it runs, not what lies on its disk now.
    """
    root = Path(__file__).resolve().parent.parent
    files = [path for name in PACKAGES for path in (root / name).rglob("*.py")]
    return digest(root, [*files, *(root / "tendays" / "data").glob("*.*")])


def versions(assignment_version: str) -> dict[str, str]:
    """All that has to be the same, by what it is called."""
    import numpy as np
    import torch

    return {
        "assignment": assignment_version,
        "autograder and tendays": code_version(),
        "torch": torch.__version__.partition("+")[0],  # the same release for processors and graphics cards
        "numpy": np.__version__,
        "python": ".".join(platform.python_version_tuple()[:2]),
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """What is not the same, each with both versions."""
    return [
        f"{name} is {theirs.get(name, 'not known')} there and {version} here"
        for name, version in ours.items()
        if theirs.get(name) != version
    ]
