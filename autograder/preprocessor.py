"""Steps of `nbgrader autograde`: grade outside of nbgrader's kernel, and ask for a person where needed.

The command line and the formgrader's button both come through here: their grades are those of the batch.
"""

from __future__ import annotations

import atexit
import secrets
import threading
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Float

from autograder import release
from autograder.assignment import Assignment
from autograder.classwork import NEEDS_PERSON
from autograder.course import Course
from autograder.files import BESIDE, submitted_bytes
from autograder.graded import graded_notebook
from autograder.grader import Grader
from autograder.limits import Limits
from autograder.result import Result
from autograder.results import with_origin, write_result
from autograder.submission import Rejected, read


class WarmGraders:
    """One started Grader for each assignment, ended when it has been idle for a while."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, Limits], Grader] = {}
        self._lock = threading.RLock()
        self._timer: threading.Timer | None = None
        atexit.register(self.close)

    def grade(self, assignment: Assignment, limits: Limits, data: bytes, idle_seconds: float) -> Result:
        """The result of one submission."""
        with self._lock:
            result = self._grader(assignment, limits).grade(data)
            self._close_after(idle_seconds)
        return result

    def _grader(self, assignment: Assignment, limits: Limits) -> Grader:
        key = (assignment.stem, assignment.version, limits)
        if key not in self._held:
            self._held[key] = Grader(assignment, seed=secrets.randbits(32), limits=limits).__enter__()
        return self._held[key]

    def _close_after(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(seconds, self.close)
        self._timer.daemon = True
        self._timer.start()

    def close(self) -> None:
        """End every Grader; the next grading starts a new one."""
        with self._lock:
            while self._held:
                self._held.popitem()[1].__exit__(None, None, None)


graders = WarmGraders()


class GradeOutside(NbGraderPreprocessor):
    """Takes the place of nbgrader's Execute: the student's code runs in a process of its own."""

    idle_seconds = Float(60, help="How long a started grader is kept for the next submission").tag(
        config=True
    )

    def preprocess(
        self, notebook: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """The graded notebook in place of the given one; the result is left in `resources`."""
        course = Course(self.config, self.parent.parent.coursedir)
        stem, student = (resources["nbgrader"][key] for key in ("assignment", "student"))
        assignment = course.assignment(stem)
        data, submission = self._submitted(course, assignment, student)
        result = with_origin(graders.grade(assignment, course.limits, data, self.idle_seconds), data)
        resources["autograder"] = result
        _keep_only(course.folder("autograded", student, stem), {f"{stem}.ipynb", *BESIDE})
        source = release.source_notebook(course.solutions / stem / f"{stem}.py")
        released = release.released_notebook(source, course.config)
        return nbformat.from_dict(graded_notebook(submission, result, released)), resources

    def _submitted(self, course: Course, assignment: Assignment, student: str) -> tuple[bytes, Any]:
        path = course.folder("submitted", student, assignment.stem) / f"{assignment.stem}.ipynb"
        data = b""
        try:
            data = submitted_bytes(path)
            return data, read(data, assignment)
        except Rejected:
            return data, None


def _keep_only(folder: Path, names: set[str]) -> None:
    """Remove other files that nbgrader copied: the formgrader would serve them on Jupyter's own origin."""
    for path in folder.rglob("*"):
        if (path.is_file() or path.is_symlink()) and path.relative_to(folder).as_posix() not in names:
            path.unlink()


class FlagForPerson(NbGraderPreprocessor):
    """After nbgrader has saved the points: mark what a person must look at, and keep the result."""

    def preprocess(
        self, notebook: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook as it is."""
        result, names = resources["autograder"], resources["nbgrader"]
        stem, student = names["assignment"], names["student"]
        if result.status in NEEDS_PERSON:
            with Gradebook(names["db_url"]) as gradebook:
                for grade in gradebook.find_submission_notebook(stem, stem, student).grades:
                    grade.needs_manual_grade = True
                gradebook.db.commit()
        course = Course(self.config, self.parent.parent.coursedir)
        write_result(course.results(stem), student, result)
        return notebook, resources
