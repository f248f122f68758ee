"""Fail when requirements.txt no longer fits the ranges in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def pins(text: str) -> dict[str, str]:
    """Package name to pinned version, for every line `name==version`."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", text, flags=re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def wanted(pyproject: dict) -> Iterator[Requirement]:
    """Every requirement that applies on this machine."""
    project = pyproject["project"]
    for line in chain(project["dependencies"], *project["optional-dependencies"].values()):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            yield requirement


def complaints(pyproject: dict, locked: dict[str, str]) -> Iterator[str]:
    """One sentence for each requirement that the pins do not meet."""
    for requirement in wanted(pyproject):
        version = locked.get(canonicalize_name(requirement.name))
        if version is None:
            yield f"{requirement.name} is not in requirements.txt."
        elif version not in requirement.specifier:
            yield f"{requirement.name}=={version} in requirements.txt does not meet {requirement.specifier}."


def main() -> None:
    """Print every complaint and end with an error if there is one."""
    pyproject = tomllib.loads(Path("pyproject.toml").read_text())
    found = list(complaints(pyproject, pins(Path("requirements.txt").read_text())))
    if found:
        raise SystemExit("\n".join([*found, "Run `make requirements`."]))


if __name__ == "__main__":
    main()
