"""Run a trusted answer in this process: how references and wrong answers are observed."""

from __future__ import annotations

import contextlib
import io
import traceback
import warnings
from types import ModuleType
from typing import Any

import torch
from nbformat import NotebookNode

from autograder.assignment import Assignment
from autograder.checks import Answered, Case, Missing, Observation, Raised
from autograder.errors import AssignmentError, where
from autograder.hosting import Hosting
from autograder.inside.names import MissingName, Student
from autograder.inside.plain import copy, pack, unpack


class LocalStudent:
    """A notebook of trusted code loaded into this process; never for what a student handed in."""

    def __init__(self, assignment: Assignment, notebook: NotebookNode) -> None:
        self._sources: dict[str, list[str]] = {}
        self._names: dict[str, Any] = {"__name__": "__main__"}
        self._probes = ModuleType("probes")
        try:
            exec(compile(assignment.probes_source, "<probes>", "exec"), self._probes.__dict__)
        except Exception as error:
            said = where(error, "<probes>")
            raise AssignmentError(
                f"{assignment.stem}/probes.py cannot be run: {said}. Mend that line."
            ) from None
        unused = {cell.id for cell in assignment.cells if cell.role == "grade"} | set(
            assignment.demonstrations
        )
        for cell in notebook.cells:
            if cell.cell_type == "code" and cell.id not in unused:
                self._run(cell.id, cell.source)

    def observe(self, case: Case) -> Observation:
        """What the answer gives in one case."""
        hosting = Hosting(case)

        def host(name: str, *args: Any) -> Any:
            return copy(hosting.call(name, _received(list(args))))

        try:
            with _quiet():
                value = getattr(self._probes, case.probe)(Student(self._names, host), **copy(dict(case.args)))
        except MissingName as missing:
            return Missing(missing.args[0])
        except Exception as error:
            return self._raised(error)
        return Answered(_received(value), hosting.log)

    def _run(self, name: str, source: str) -> None:
        """Run a cell; as in a notebook, one that raises does not stop the next."""
        self._sources[name] = source.splitlines()
        with _quiet(), contextlib.suppress(Exception):
            exec(compile(source, name, "exec"), self._names)

    def _raised(self, error: Exception) -> Raised:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [
            self._sources[frame.filename][(frame.lineno or 1) - 1]
            for frame in frames
            if frame.filename in self._sources
        ]
        return Raised(type(error).__name__, str(error), lines[-1].strip() if lines else "")


def _received(value: Any) -> Any:
    """A value as it would arrive from a student's process."""
    packed = pack(value, lenient=True)
    return unpack(packed.tree, b"".join(packed.buffers))


@contextlib.contextmanager
def _quiet() -> Any:
    """Keep prints, warnings and the global random state of an answer to itself."""
    sink = io.StringIO()
    with (
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
        warnings.catch_warnings(),
        torch.random.fork_rng(devices=[]),
    ):
        warnings.simplefilter("ignore")
        yield
