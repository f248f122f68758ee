"""What an assignment says of itself: points, names, diagnoses, and where they send a student."""

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from catalog import STEMS, answer_files, assignment, released_notebook, source_notebook, text

from autograder.course import REPOSITORY

MANDATORY = tomllib.loads((Path(__file__).parent / "mandatory.toml").read_text(encoding="utf-8"))
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.S)
WRONG = answer_files("wrong")


@pytest.mark.parametrize("stem", STEMS)
def test_points_add_up_to_10_to_20(stem):
    assert 10 <= sum(assignment(stem).points.values()) <= 20


@pytest.mark.parametrize("stem", STEMS)
def test_a_bank_is_large_enough(stem):
    answers = assignment(stem).answers
    assert len(answers["right"]) >= 4
    assert len(answers["wrong"]) >= 8


@pytest.mark.parametrize("stem", STEMS)
def test_every_check_is_failed_by_some_wrong_answer(stem):
    failed = {name for answer in assignment(stem).answers["wrong"] for name in answer.fails}
    assert {check.name for check in assignment(stem).checks} == failed


@pytest.mark.parametrize("stem", STEMS)
def test_right_answers_differ_in_more_than_names(stem):
    bodies = [re.sub(r"\s", "", answer.source) for answer in assignment(stem).answers["right"]]
    assert len(set(bodies)) == len(bodies)


@pytest.mark.parametrize("stem", STEMS)
def test_the_points_in_the_text_are_the_points_given(stem):
    """Where a test's text names its points, they are those of the cell."""
    said, wrong = None, []
    for cell in source_notebook(stem).cells:
        if cell.cell_type == "markdown":
            found = re.findall(r"\((\d+) points?\)", cell.source)
            said = int(found[-1]) if found else None
        elif cell.metadata.get("nbgrader", {}).get("grade"):
            if said not in (None, cell.metadata.nbgrader.points):
                wrong.append(cell.metadata.nbgrader.grade_id)
            said = None
    assert not wrong


@pytest.mark.parametrize("stem", STEMS)
def test_the_hidden_line_names_its_own_check(stem):
    for cell in assignment(stem).cells:
        if cell.role == "grade":
            assert f'autograder_check("{cell.grade_id}")' in cell.source


@pytest.mark.parametrize("stem", STEMS)
def test_withheld_names_exist(stem):
    for name in assignment(stem).withholds:
        module, _, attribute = name.rpartition(".")
        assert module.startswith("tendays")
        assert callable(getattr(importlib.import_module(module), attribute))


@pytest.mark.parametrize("stem", sorted(set(MANDATORY) & set(STEMS)))
def test_no_mandatory_misconception_is_without_an_answer(stem):
    missing = {
        what: name for what, name in MANDATORY[stem].items() if name not in assignment(stem).misconceptions
    }
    assert not missing


@pytest.mark.parametrize(("stem", "name"), WRONG)
def test_a_diagnosis_is_one_to_three_plain_sentences(stem, name):
    diagnosis = assignment(stem).misconceptions[name].diagnosis
    plain = re.sub(r"`[^`]*`", "x", diagnosis)
    sentences = [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z`“])", plain) if part]
    assert 1 <= len(sentences) <= 3
    assert plain[-1] in ".!?"
    assert len(diagnosis) <= 400
    assert "\n" not in diagnosis


@pytest.mark.parametrize(("stem", "name"), WRONG)
def test_a_diagnosis_holds_no_code_of_the_reference(stem, name):
    diagnosis = assignment(stem).misconceptions[name].diagnosis
    known = squeezed(text(released_notebook(stem)))
    shown = [part for part in solution_parts(stem) if part in squeezed(diagnosis) and part not in known]
    assert not shown
    strange = [code for code in re.findall(r"`([^`]+)`", diagnosis) if not harmless(code, known)]
    assert not strange, (
        "code in a diagnosis is a name, a setting like steps=1, or stands in the notebook itself"
    )


def squeezed(code):
    return re.sub(r"\s", "", code)


def solution_parts(stem):
    """Every expression of the reference that is more than a name or a plain call, without spaces."""
    trees = [ast.parse(cell.source) for cell in source_notebook(stem).cells if SOLUTION.search(cell.source)]
    parts = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.expr)]
    return {squeezed(ast.unparse(part)) for part in parts if sum(1 for _ in ast.walk(part)) >= 6}


def harmless(code, known):
    """A dotted name, with or without empty brackets; a setting; or something the student already sees."""
    return re.fullmatch(r"[\w.]+(\(\))?(=[\w.-]+)?", code) is not None or squeezed(code) in known


@pytest.mark.parametrize("stem", STEMS)
def test_where_to_look_exists(stem):
    """Each `look` is 'This notebook, “Heading”' or 'Page, “Heading”', and the heading is there."""
    looks = {answer.look for answer in assignment(stem).answers["wrong"]}
    looks |= {check.look for check in assignment(stem).checks}
    places = {"This notebook": headings(text(source_notebook(stem), "markdown")), **pages()}
    missing = [
        look for look in looks if not any(look == f"{p}, “{h}”" for p, hs in places.items() for h in hs)
    ]
    assert not missing


def headings(markdown):
    return re.findall(r"^#+ (.+?)\s*$", markdown, re.M)


def pages():
    """Headings of every page of the book, by what stands before the dot in its title: "Day 5"."""
    found = {}
    for path in sorted((REPOSITORY / "book").rglob("*.md")):
        titles = headings(re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S))
        if titles:
            found[titles[0].split(" · ")[0]] = titles[1:]
    return found
