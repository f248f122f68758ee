"""The student's notebook gives nothing away, and its visible tests tell right from unwritten."""

import ast
import re
import sys

import pytest
from catalog import STEMS, answer, answer_files, assignment, released_notebook, source_notebook, text

from autograder.assignment import notebook_of, reference_answer

SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.S)
ALLOWED = {"torch", "numpy", "tendays"} | set(sys.stdlib_module_names)


def solution_lines(stem):
    """The lines between the markers, in the order of the solution cells, without indentation."""
    for cell in source_notebook(stem).cells:
        for body in SOLUTION.findall(cell.source):
            yield cell, [line.strip() for line in body.splitlines() if line.strip()]


@pytest.mark.parametrize("stem", STEMS)
def test_no_solution_line_is_released(stem):
    released = {cell.id: cell.source for cell in released_notebook(stem).cells}
    everything = text(released_notebook(stem))
    found = list(solution_lines(stem))
    assert found
    for cell, lines in found:
        outside = SOLUTION.sub("", cell.source)
        assert not [line for line in lines if line in released[cell.id] and line not in outside]
        telling = [line for line in lines if len(line) >= 20 and not line.endswith(":")]
        assert not [line for line in telling if line in everything]
        assert "raise NotImplementedError()" in released[cell.id]


@pytest.mark.parametrize("stem", STEMS)
def test_no_hidden_test_is_released(stem):
    everything = text(released_notebook(stem))
    for forbidden in ("autograder_check", "HIDDEN TESTS", "BEGIN SOLUTION", "END SOLUTION", "autograder."):
        assert forbidden not in everything


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_of_checks_or_answers_is_released(stem):
    """Diagnoses, titles of wrong answers and the names of misconceptions stay with the grader."""
    everything = text(released_notebook(stem))
    for wrong in assignment(stem).answers["wrong"]:
        assert wrong.diagnosis not in everything
        assert not (len(wrong.stem) > 12 and wrong.stem in everything)


@pytest.mark.parametrize("stem", STEMS)
def test_the_notebook_runs_outside_the_repository(stem):
    """Only torch, numpy, the standard library and tendays, and of tendays nothing that is withheld."""
    nodes = list(ast.walk(ast.parse(text(source_notebook(stem), "code"))))
    imported = [
        (node.module, alias.name)
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    imported += [(alias.name, "") for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert {module.partition(".")[0] for module, _ in imported} <= ALLOWED
    assert not {f"{module}.{name}" for module, name in imported} & set(assignment(stem).withholds)


@pytest.mark.parametrize("stem", STEMS)
def test_a_newcomer_finds_title_task_and_rules_of_grading(stem):
    prose = text(released_notebook(stem), "markdown")
    assert prose.startswith("# ")
    assert len(re.findall(r"^## ", prose, re.M)) >= 2
    assert "How this is graded" in prose
    for cell in assignment(stem).cells:
        if cell.role == "solution":
            functions = [
                node for node in ast.parse(cell.source).body if getattr(node, "name", "") == cell.task
            ]
            assert ast.get_docstring(functions[0])


def run(stem, given):
    """Run a notebook filled from an answer as Jupyter does; what each cell raised, by cell id."""
    names, raised = {"__name__": "__main__"}, {}
    for cell in notebook_of(assignment(stem), given).cells:
        if cell.cell_type == "code":
            try:
                exec(compile(cell.source, cell.id, "exec"), names)
            except Exception as error:
                raised[cell.id] = error
    return raised


@pytest.mark.parametrize("stem", STEMS)
def test_every_cell_runs_with_the_reference(stem):
    assert not run(stem, reference_answer(assignment(stem)))


@pytest.mark.parametrize(("stem", "name"), answer_files("right"))
def test_visible_tests_pass_on_right_answers(stem, name):
    assert not run(stem, answer(stem, "right", name))


@pytest.mark.parametrize("stem", STEMS)
def test_every_visible_test_fails_on_the_stub(stem):
    raised = run(stem, None)
    grade_cells = [cell.id for cell in assignment(stem).cells if cell.role == "grade"]
    assert not [cell_id for cell_id in grade_cells if cell_id not in raised]


@pytest.mark.parametrize("stem", STEMS)
def test_visible_tests_catch_most_misconceptions(stem):
    """Someone who has no grader at hand learns from the notebook alone that something is off."""
    wrong = assignment(stem).answers["wrong"]
    assert sum(bool(run(stem, answer)) for answer in wrong) >= len(wrong) / 2
