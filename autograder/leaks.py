"""Look for what must not be handed out: lines of solutions, answers, checks, hidden tests and probes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.course import Course
from autograder.source_cells import HIDDEN, SOLUTION

SHORTEST = 16  # characters of a line that is worth comparing; shorter ones are anybody's
HIDING = ("autograder_check", "BEGIN HIDDEN TESTS", "BEGIN SOLUTION", "END SOLUTION")
# What code of any kind begins with, the notebooks and the banks alike.
COMMON = ("import ", "from ", "raise NotImplementedError()", "super().__init__()")


def secret_lines(course: Course, stems: Iterable[str]) -> dict[str, str]:
    """Each line that is secret in an assignment, stripped, with the file that it stands in.

    Lines that a notebook's source shows to students, outside of its markers, are no secret.
    """
    sources = {
        stem: (course.solutions / stem / f"{stem}.py").read_text(encoding="utf-8") for stem in course.stems
    }
    public = {line for source in sources.values() for line in _lines(_shown_part(source))}
    secrets: dict[str, str] = {}
    for stem in stems:
        for path in sorted((course.solutions / stem).rglob("*.py")):
            whole = path.read_text(encoding="utf-8")
            text = _hidden_part(sources[stem]) if path.stem == stem else whole
            where = path.relative_to(course.solutions).as_posix()
            secrets |= {line: where for line in _lines(text) if line not in public and _tells(line)}
    return secrets


def leaks(folder: Path, secrets: dict[str, str]) -> list[str]:
    """Where a secret line stands in the files of a folder, one sentence each."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for line in _file_lines(path):
            where = path.relative_to(folder).as_posix()
            if line in secrets:
                found.append(f"{where} has a line of {secrets[line]}: {line[:80]}")
            found += [f"{where} has the marker {mark!r}" for mark in HIDING if mark in line]
    return list(dict.fromkeys(found))


def _shown_part(source: str) -> str:
    return HIDDEN.sub("", SOLUTION.sub("", source + "\n"))


def _hidden_part(source: str) -> str:
    """What stands between the markers of a notebook's source."""
    solutions = [match.group(2) for match in SOLUTION.finditer(source)]
    return "\n".join(solutions + HIDDEN.findall(source + "\n"))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _tells(line: str) -> bool:
    return len(line) >= SHORTEST and not line.startswith(COMMON)


def _file_lines(path: Path) -> Iterator[str]:
    """The lines of a file; of a notebook, those of its cells, and everything else that it holds."""
    text = path.read_text(encoding="utf-8")
    yield from _lines(text)
    if path.suffix == ".ipynb":
        for cell in json.loads(text)["cells"]:
            yield from _lines("".join(cell["source"]))
