"""Where a course lies: its root, its nbgrader settings, and the folders of a class."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config, PyFileConfigLoader

from autograder.errors import AssignmentError, where
from autograder.limits import Limits, limits_from
from autograder.storage import telling

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

    from autograder.assignment import Assignment

CONFIG = "nbgrader_config.py"
MAX_NAME = 128  # characters of a student's name in nbgrader's gradebook
REPOSITORY = Path(__file__).resolve().parent.parent


class CourseError(Exception):
    """No course, or nothing to grade in it; the message says what was looked for and where."""


@dataclass(frozen=True)
class Course:
    """The folders and the gradebook of a class, and its nbgrader settings."""

    config: Config
    running: CourseDirectory | None = None  # of the nbgrader that calls us, if one does

    @classmethod
    def find(cls, start: Path | None = None) -> Course:
        """The course at or above `start` (default: the working directory), else this repository."""
        here = (start or Path.cwd()).resolve()
        roots = [folder for folder in (here, *here.parents) if (folder / CONFIG).is_file()]
        if start is None:
            roots.append(REPOSITORY)
        if not roots or not (roots[0] / CONFIG).is_file():
            raise CourseError(f"No {CONFIG} in {here} or above it: change into the course, or give --course.")
        return cls(_loaded(roots[0]))

    @cached_property
    def directory(self) -> CourseDirectory:
        """What nbgrader knows of the folders; importing it takes a second, so not before it is asked."""
        from nbgrader.coursedir import CourseDirectory

        _alembic_on_path()
        directory = self.running or CourseDirectory(config=self.config)
        directory.log.setLevel(max(directory.log.level, logging.WARNING))
        return directory

    @property
    def root(self) -> Path:
        """The folder that holds the course."""
        return Path(self.directory.root)

    @property
    def limits(self) -> Limits:
        """What a submission may use: `c.Autograder.limits` over the defaults; raises CourseError."""
        try:
            return limits_from(self.config.get("Autograder", {}).get("limits", {}))
        except ValueError as error:
            raise CourseError(f"c.Autograder.limits in {CONFIG} {error}.") from None

    @property
    def solutions(self) -> Path:
        """The sources of the assignments: the course's own, else this repository's."""
        own = self.root / "solutions"
        return own if own.is_dir() else REPOSITORY / "solutions"

    @property
    def stems(self) -> list[str]:
        """Every assignment, by name."""
        return sorted(path.parent.name for path in self.solutions.glob("*/checks.py"))

    def assignment(self, stem: str) -> Assignment:
        """The assignment `stem`; raises AssignmentError."""
        from autograder.assignment import load

        return load(self.known(stem), self.solutions)

    def known(self, stem: str) -> str:
        """The stem itself; raises AssignmentError that lists those there are."""
        if stem not in self.stems:
            known = ", ".join(self.stems) or "none"
            near = get_close_matches(stem, self.stems, 1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise AssignmentError(
                f"There is no assignment {stem!r} in {self.solutions}; there are: {known}.{meant}"
            )
        return stem

    def graded(self, stem: str) -> str:
        """The stem itself; raises CourseError when nobody has a grade in it."""
        if not any(self.results(self.known(stem)).glob("*.json")):
            raise CourseError(f"Nobody has a grade in {stem} yet: `autograder grade {stem}` comes first.")
        return stem

    def all_graded(self) -> list[str]:
        """Every assignment in which somebody has a grade; raises CourseError when there is none."""
        stems = [stem for stem in self.stems if any(self.results(stem).glob("*.json"))]
        if not stems:
            raise CourseError(
                "Nobody has a grade in anything yet: `autograder grade ASSIGNMENT` comes first."
            )
        return stems

    def folder(self, step: str, student: str, stem: str) -> Path:
        """The folder of one step ("submitted", "autograded", "feedback", "source", "release")."""
        name = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(name, student, stem))

    def submissions(self, stem: str) -> Iterator[tuple[str, Path]]:
        """Each student with a folder for `stem`, and where their notebook is to be.

        Raises StorageError for a folder that this user may not read, CourseError for a name that no
        gradebook can hold.
        """
        everyone = self.folder("submitted", "*", stem)
        place = everyone.parts.index("*")
        above, below = Path(*everyone.parts[:place]), Path(*everyone.parts[place + 1 :])
        for student in _names_in(above):
            folder = above / student / below
            if not student.startswith(".") and _is_folder(folder):
                _require_fit(above / student)
                yield student, folder / f"{stem}.ipynb"

    def results(self, stem: str) -> Path:
        """The folder of the results of `stem`, one JSON file a student."""
        return (self.root / self.directory.autograded_directory).parent / "results" / stem


def _loaded(root: Path) -> Config:
    """The settings in a course's configuration; raises CourseError for one that cannot be run."""
    try:
        return PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except Exception as error:  # it is Python, and can raise anything
        path = root / CONFIG
        raise CourseError(f"{path} cannot be run: {where(error, path)}. Mend that line.") from None


def _names_in(folder: Path) -> list[str]:
    """What is in a folder, in order; nothing where there is none."""
    with telling(folder, "read"), suppress(FileNotFoundError):
        return sorted(path.name for path in folder.iterdir())
    return []


def _is_folder(path: Path) -> bool:
    """Whether a folder is there; raises StorageError for one that may not be entered."""
    with telling(path, "read"), suppress(FileNotFoundError, NotADirectoryError):
        next(path.iterdir(), None)
        return True
    return False


def _require_fit(folder: Path) -> None:
    """Raise CourseError for a name that cannot be a student's in the gradebook."""
    if len(folder.name) > MAX_NAME or folder.name != folder.name.encode(errors="ignore").decode():
        raise CourseError(
            f"The folder {str(folder)!r} cannot be a student's: expected at most {MAX_NAME} characters, in "
            "UTF-8. Rename it, and give the same command again."
        )


def _alembic_on_path() -> None:
    """Let nbgrader find `alembic`, which it calls to make a gradebook, beside this Python."""
    own = str(Path(sys.executable).parent)
    if own not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([own, os.environ.get("PATH", os.defpath)])
