"""Grade trusted answers in this process, without a sandbox: the quick way to try an assignment's banks."""

from __future__ import annotations

from autograder.assignment import Answer, Assignment, notebook_of
from autograder.judging import Sources, judge_all
from autograder.local import LocalStudent
from autograder.references import References, compute
from autograder.result import Result, Status


def grade_answer(
    assignment: Assignment, answer: Answer | None, seed: int, *, references: References | None = None
) -> Result:
    """The result of an answer of the bank (None: the stub as released), judged as a student's would be.

    Only for code that is trusted: it runs here, without limits, and nothing is withheld from it.
    """
    notebook = notebook_of(assignment, answer)
    judged = judge_all(
        assignment,
        references or compute(assignment, seed),
        _sources(assignment, {cell.id: cell.source for cell in notebook.cells}),
        LocalStudent(assignment, notebook).observe,
        {},
    )
    provenance = {"sandbox": "none: a trusted answer", "faults": list(judged.faults)}
    return Result(assignment.stem, Status.GRADED, "", judged.results, seed, provenance)


def _sources(assignment: Assignment, sources: dict[str, str]) -> Sources:
    return Sources(
        {task: sources[cell.id] for task, cell in assignment.tasks.items()},
        tuple(sources[cell.id] for cell in assignment.cells if cell.type == "code" and cell.role != "grade"),
    )
