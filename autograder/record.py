"""Write grades down: one writer, few commits; doing it twice, or after a crash, changes nothing more."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from sqlalchemy.exc import SQLAlchemyError

from autograder import release
from autograder.announce import announce
from autograder.assignment import Assignment
from autograder.course import Course
from autograder.errors import StorageError
from autograder.files import files_beside
from autograder.gradebook import open_gradebook, passing, telling
from autograder.graded import graded_bytes, graded_notebook
from autograder.result import Result
from autograder.results import clear_unfinished, with_origin, write_atomically, write_result
from autograder.rows import Entry, Rows
from autograder.submission import Rejected, Submission, read

COMMIT_EVERY = 40  # submissions, or
COMMIT_SECONDS = 2.0  # since the last commit: what a crash can cost
PAUSES = (0.2, 1.0, 3.0)  # seconds before another try, over a new connection


@dataclass
class Recorder:
    """The one writer of an assignment's grades; a context manager that commits what is left when it ends.

    The gradebook is locked only for the moment of a commit, not while submissions are being graded.
    """

    course: Course
    assignment: Assignment
    gradebook: Gradebook = field(init=False)
    source: NotebookNode = field(init=False)
    released: NotebookNode = field(init=False)
    _rows: Rows | None = None  # None: to be read anew, over a new connection
    _waiting: dict[str, Entry] = field(default_factory=dict)
    _failed: bool = False

    def __enter__(self) -> Recorder:
        stem = self.assignment.stem
        self.source = release.source_notebook(self.course.solutions / stem / f"{stem}.py")
        self.released = release.released_notebook(self.source, self.course.config)
        announce(self.course, stem, self.source)
        clear_unfinished(self.course.results(stem))
        with telling(self.course.directory.db_url):
            self._open()
        self._committed = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
            elif not self._failed:
                with suppress(StorageError):  # the first error is the one to be told
                    self.commit()
        finally:
            self._close()

    def record(self, student: str, data: bytes, result: Result) -> None:
        """Take in one result; it is certain to be kept after the next `commit`. Raises StorageError."""
        result = with_origin(result, data)
        try:
            submission = read(data, self.assignment)
        except Rejected:
            submission = None
        self._write_notebook(student, submission, result)
        handed_in = read_timestamp(self.course.folder("submitted", student, self.assignment.stem))
        self._waiting[student] = Entry(student, result, _untouched(submission, self.released), handed_in)
        if len(self._waiting) >= COMMIT_EVERY or time.monotonic() > self._committed + COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Keep what was recorded: gradebook first, then the results that mark it as done."""
        try:
            with telling(self.course.directory.db_url):
                self._keep(self._waiting.values())
        except StorageError:
            self._failed = True
            raise
        for entry in self._waiting.values():
            write_result(self.course.results(self.assignment.stem), entry.student, entry.result)
        self._waiting.clear()
        self._committed = time.monotonic()

    def _keep(self, entries: Iterable[Entry]) -> None:
        """Write and commit; over a new connection when it was cut, or others wrote the same rows."""
        for pause in (*PAUSES, None):
            try:
                self._write(entries)
                return
            except SQLAlchemyError as error:
                self._close()
                if pause is None or not passing(error):
                    raise
                time.sleep(pause)

    def _write(self, entries: Iterable[Entry]) -> None:
        rows = self._rows or self._open()
        for entry in entries:
            rows.put(entry)
        self.gradebook.db.commit()

    def _open(self) -> Rows:
        """What the gradebook knows of the assignment, read once."""
        self.gradebook = open_gradebook(self.course)
        self._rows = Rows(self.gradebook, self.assignment.stem, self.course.config)
        return self._rows

    def _close(self) -> None:
        with suppress(SQLAlchemyError):  # of a connection that is gone
            self.gradebook.close()
        self._rows = None

    def _write_notebook(self, student: str, submission: Submission | None, result: Result) -> None:
        stem = self.assignment.stem
        folder = self.course.folder("autograded", student, stem)
        clear_unfinished(folder)
        content = graded_bytes(graded_notebook(submission, result, self.released))
        mode = 0o664 if self.course.directory.groupshared else 0o444
        write_atomically(folder / f"{stem}.ipynb", content, mode)
        for name, data in files_beside(self.course.folder("submitted", student, stem)).items():
            write_atomically(folder / name, data, mode)


def _untouched(submission: Submission | None, released: NotebookNode) -> frozenset[str]:
    """The grade_ids of cells that are as they were given."""
    given = {cell.id: cell.source for cell in released.cells}
    cells = submission.notebook if submission else ()
    return frozenset(cell.grade_id for cell in cells if cell.grade_id and cell.source == given.get(cell.id))


def read_timestamp(folder: Path) -> datetime | None:
    """When the submission was handed in (UTC); None when no readable timestamp.txt lies beside it."""
    try:
        text = files_beside(folder).get("timestamp.txt", b"").decode("utf-8").strip()
        return parse_utc(text) if text else None
    except (OSError, ValueError, OverflowError):
        return None
