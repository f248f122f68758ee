"""The corpus of the language-model days: a list of names, ours or the reader's own."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_NAME = re.compile(f"[{ALPHABET}]+")


def load_names(path: str | Path | None = None) -> list[str]:
    """The names in a file, one a line, blank lines skipped; without a path, 5,163 US first names of 1990.

    Raises ValueError where a line holds anything but a–z, or the file no name at all.
    """
    if path is None:
        return _shipped("census_1990_first_names.txt")
    return _parse(Path(path).read_text(encoding="utf-8"), str(path))


def names_in_both_files() -> list[str]:
    """The 331 names that the 1990 census lists for women and for men; `load_names()` has each once."""
    return _shipped("census_1990_in_both_files.txt")


def _shipped(file: str) -> list[str]:
    return _parse((files("tendays") / "data" / file).read_text(encoding="utf-8"), file)


def _parse(text: str, origin: str) -> list[str]:
    names = []
    for number, line in enumerate(text.splitlines(), start=1):
        name = line.strip()
        if name and not _NAME.fullmatch(name):
            raise ValueError(
                f"{origin}, line {number}: {name!r} is not a name in lower-case letters a–z; mend that line"
            )
        if name:
            names.append(name)
    if not names:
        raise ValueError(f"{origin} holds no name; one name a line is expected")
    return names
