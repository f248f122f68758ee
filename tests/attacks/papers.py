"""Attacks without code: metadata, forged outputs, moved cells, and text that should run where it is shown."""

from typing import Any

from handed_in import changed
from registry import EVERYTHING, NOTHING, attack

from autograder.assignment import Assignment
from autograder.result import Status

KIND = "metadata"
FIXED = (Status.GRADED, Status.REPAIRED)
ACTIVE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    "<iframe src='javascript:alert(1)'></iframe><a href='javascript:alert(1)'>x</a>"
)


def nbgrader_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells that nbgrader knows."""
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def tests_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The test cells."""
    return [cell for cell in nbgrader_cells(notebook) if cell["metadata"]["nbgrader"].get("grade")]


@attack(KIND, *FIXED)
def more_points(assignment: Assignment) -> bytes:
    """Points, schema version and checksums of the test cells are rewritten."""

    def change(notebook: dict[str, Any]) -> None:
        for cell in tests_of(notebook):
            cell["metadata"]["nbgrader"].update(points=1000, schema_version=99, checksum="0" * 32)

    return changed(assignment, change)


@attack(KIND, *FIXED)
def unlocked_tests(assignment: Assignment) -> bytes:
    """Test cells are unlocked and emptied."""

    def change(notebook: dict[str, Any]) -> None:
        for cell in tests_of(notebook):
            cell["metadata"]["nbgrader"].update(locked=False)
            cell["source"] = "pass"

    return changed(assignment, change)


@attack(KIND, *FIXED)
def tests_for_a_person(assignment: Assignment) -> bytes:
    """Test cells become answers that a person would grade, or solutions, or no tests at all."""

    def change(notebook: dict[str, Any]) -> None:
        for number, cell in enumerate(tests_of(notebook)):
            cell["metadata"]["nbgrader"].update(solution=True, grade=bool(number % 2), task=number % 3 == 2)

    return changed(assignment, change)


@attack(KIND, *FIXED)
def tests_as_text(assignment: Assignment) -> bytes:
    """Test cells are turned into markdown and raw cells, solutions into text."""

    def change(notebook: dict[str, Any]) -> None:
        for number, cell in enumerate(nbgrader_cells(notebook)):
            cell["cell_type"] = ("markdown", "raw")[number % 2]
            cell.pop("outputs", None)
            cell.pop("execution_count", None)

    return changed(assignment, change)


@attack(KIND, *FIXED)
def deleted_tests(assignment: Assignment) -> bytes:
    """All test cells are deleted."""

    def change(notebook: dict[str, Any]) -> None:
        gone = tests_of(notebook)
        notebook["cells"] = [cell for cell in notebook["cells"] if cell not in gone]

    return changed(assignment, change)


@attack(KIND, *FIXED)
def swapped_ids(assignment: Assignment) -> bytes:
    """The names and ids of test cells are given to each other, and to solution cells."""

    def change(notebook: dict[str, Any]) -> None:
        cells = nbgrader_cells(notebook)
        names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
        for cell, name in zip(cells, names[1:] + names[:1], strict=True):
            cell["metadata"]["nbgrader"]["grade_id"] = name

    return changed(assignment, change)


@attack(KIND, *FIXED)
def many_copies(assignment: Assignment) -> bytes:
    """Every test cell fifty times, each copy with more points."""

    def change(notebook: dict[str, Any]) -> None:
        notebook["cells"] += [dict(cell) for cell in tests_of(notebook)] * 50

    return changed(assignment, change)


@attack("fake results", *FIXED)
def forged_outputs(assignment: Assignment) -> bytes:
    """Test cells carry the outputs of a full grade, and a note as the grader would write it."""

    def change(notebook: dict[str, Any]) -> None:
        for cell in tests_of(notebook):
            points = {"data": {"text/plain": "99.0"}, "metadata": {}, "execution_count": 1}
            cell["outputs"] = [{"output_type": "execute_result", **points}]
        note = {
            "cell_type": "markdown",
            "id": "autograder-status",
            "metadata": {},
            "source": "99 of 99 points.",
        }
        notebook["cells"].insert(0, note)

    return changed(assignment, change)


@attack(KIND, *FIXED, earns=EVERYTHING)
def strange_metadata(assignment: Assignment) -> bytes:
    """Metadata of every wrong type and a kernel that would run a command, beside a right answer."""

    def change(notebook: dict[str, Any]) -> None:
        argv = ["sh", "-c", "touch /tmp/pwned"]
        notebook["metadata"] = {
            "kernelspec": {"name": "sh", "argv": argv},
            "nbgrader": [7],
            "widgets": ACTIVE,
        }
        notebook["nbformat_minor"] = 10**9
        for cell in notebook["cells"]:
            cell["metadata"]["nbgrader"] = cell["metadata"].get("nbgrader", [ACTIVE])
            cell["metadata"]["tags"] = {"not": "a list"}

    return changed(assignment, change, answer=True)


@attack("active text", *FIXED, earns=NOTHING)
def active_text(assignment: Assignment) -> bytes:
    """Scripts in markdown, raw text, outputs, attachments, ids, names, exceptions and what is printed."""

    def change(notebook: dict[str, Any]) -> None:
        show = {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": ACTIVE, "image/svg+xml": ACTIVE},
        }
        for number, kind in enumerate(("markdown", "raw", "code")):
            cell = {
                "cell_type": kind,
                "id": f"x{number}<script>",
                "metadata": {"evil": ACTIVE},
                "source": ACTIVE,
            }
            notebook["cells"].append(
                cell | ({"outputs": [show], "execution_count": 1} if kind == "code" else {})
            )
        first = next(iter(assignment.tasks))
        code = f"print({ACTIVE!r})\nraise type({ACTIVE!r}, (Exception,), {{}})({ACTIVE!r})"
        notebook["cells"].insert(0, {**notebook["cells"][-1], "id": "y", "source": code, "outputs": []})
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}) and cell["id"] == assignment.tasks[first].id:
                cell["source"] = f"def {first}(*args, **options):\n    raise ValueError({ACTIVE!r})"
        notebook["cells"][0]["attachments"] = {"x.svg": {"image/svg+xml": ACTIVE}}

    return changed(assignment, change)
