"""What a finished site was made from, kept in it: nothing is finished twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

STAMP = ".made-from"
LIBRARY = Path(__file__).resolve().parents[2]


def made_from(raw: Path, modules: Path, exercises: Path) -> str:
    """A hash of all that goes into a site: Sphinx's files, students' notebooks, npm's packages, our code."""
    digest = hashlib.sha256()
    for folder, path in inputs(raw, modules, exercises):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def inputs(raw: Path, modules: Path, exercises: Path) -> Iterator[tuple[Path, Path]]:
    """Every file that counts, each after the folder that it is found in."""
    found = [
        (raw, raw.rglob("*")),
        (exercises, exercises.glob("*/*.ipynb")),
        (modules, modules.glob(".package-lock.json")),  # npm's list of what it installed
        (LIBRARY, (LIBRARY / "site").rglob("*.*")),
        (LIBRARY, LIBRARY.glob("palette.py")),
    ]
    for folder, paths in found:
        yield from ((folder, path) for path in sorted(paths) if path.is_file() and path.suffix != ".pyc")


def stands(site: Path, stamp: str) -> bool:
    """Whether the site was made from exactly this; if so its pages are as new as now."""
    kept = site / STAMP
    if not kept.is_file() or kept.read_text(encoding="utf-8") != stamp:
        return False
    for path in site.iterdir():
        path.touch()
    return True
