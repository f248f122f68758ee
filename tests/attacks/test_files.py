"""Whatever file is handed in, it ends with a status and a reason, and the batch goes on to the next."""

import copy
import gzip
import io
import json
import os
import shutil
import sys
import zipfile

import papers
import pytest
from handed_in import right, stub
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from targets import assignment_of

from autograder import release
from autograder.announce import announce
from autograder.batch import grade_class, jobs
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.feedback import write_feedback
from autograder.graded import graded_bytes, graded_notebook
from autograder.report_page import write_report
from autograder.result import Status
from autograder.results import read_results
from autograder.submission import MAX_BYTES, MAX_CELLS, Rejected, read

STEM = "day10_step_decay"
ACTIVE_NAME = "<img src=x onerror=alert(1)>"
RIGHT = right(assignment_of(STEM))
UNREADABLE, WRONG, GRADED, REPAIRED = (
    Status.UNREADABLE,
    Status.WRONG_NOTEBOOK,
    Status.GRADED,
    Status.REPAIRED,
)
ALL, NONE = True, False


def altered(change):
    notebook = json.loads(RIGHT)
    change(notebook)
    return json.dumps(notebook).encode()


def zipped():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{STEM}.ipynb", RIGHT)
    return held.getvalue()


def each_cell(change):
    return altered(lambda notebook: [change(cell) for cell in notebook["cells"]])


def free_cell(**fields):
    """A cell of the student's own, put first."""
    cell = {"cell_type": "code", "id": "own", "metadata": {}, "source": "1", "outputs": []}
    return altered(lambda notebook: notebook["cells"].insert(0, {**cell, **fields}))


BYTES = {
    "empty": (b"", UNREADABLE, NONE),
    "white space": (b" \n\t\n", UNREADABLE, NONE),
    "a letter": (b"Dear teacher, it worked at home", UNREADABLE, NONE),
    "a web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", UNREADABLE, NONE),
    "a zip": (zipped(), UNREADABLE, NONE),
    "gzip": (gzip.compress(RIGHT), UNREADABLE, NONE),
    "a pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", UNREADABLE, NONE),
    "zeros": (bytes(10_000), UNREADABLE, NONE),
    "cut off": (RIGHT[: len(RIGHT) // 2], UNREADABLE, NONE),
    "written twice": (RIGHT + RIGHT, UNREADABLE, NONE),
    "zeros at the end": (RIGHT + bytes(512), UNREADABLE, NONE),
    "a merge conflict": (RIGHT.replace(b'"cells"', b'<<<<<<< HEAD\n"cells"', 1), UNREADABLE, NONE),
    "latin-1": (free_cell(source="é").replace(b"\\u00e9", b"\xe9"), UNREADABLE, NONE),
    "too large": (b"[" + b" " * MAX_BYTES + b"]", UNREADABLE, NONE),
    "nested deep": (b'{"cells":' * 50_000, UNREADABLE, NONE),
    "lists nested deep": (b"[" * 200_000, UNREADABLE, NONE),
    "a number": (b"7", UNREADABLE, NONE),
    "a long number": (b"9" * 100_000, UNREADABLE, NONE),
    "null": (b"null", UNREADABLE, NONE),
    "a list": (b"[]", UNREADABLE, NONE),
    "an empty object": (b"{}", UNREADABLE, NONE),
    "format 3": (altered(lambda nb: nb.update(nbformat=3)), UNREADABLE, NONE),
    "format 5": (altered(lambda nb: nb.update(nbformat=5)), UNREADABLE, NONE),
    "format in words": (altered(lambda nb: nb.update(nbformat="4")), UNREADABLE, NONE),
    "format true": (altered(lambda nb: nb.update(nbformat=True)), UNREADABLE, NONE),
    "no cells": (altered(lambda nb: nb.pop("cells")), UNREADABLE, NONE),
    "an empty list of cells": (altered(lambda nb: nb.update(cells=[])), UNREADABLE, NONE),
    "cells in an object": (altered(lambda nb: nb.update(cells={"0": {}})), UNREADABLE, NONE),
    "a cell that is null": (altered(lambda nb: nb["cells"].append(None)), UNREADABLE, NONE),
    "a cell of no known type": (free_cell(cell_type="magic"), UNREADABLE, NONE),
    "a cell without source": (free_cell(source=None), UNREADABLE, NONE),
    "a source of numbers": (free_cell(source=[1, 2]), UNREADABLE, NONE),
    "a source of objects": (free_cell(source={"0": "x"}), UNREADABLE, NONE),
    "too many cells": (altered(lambda nb: nb.update(cells=nb["cells"] * MAX_CELLS)), UNREADABLE, NONE),
    "too much source": (free_cell(source="x" * 2_000_000), UNREADABLE, NONE),
    "another notebook": (each_cell(lambda cell: cell.update(id="x" + cell["id"], metadata={})), WRONG, NONE),
    "another exercise": (right(assignment_of("day02_chain_rule")), WRONG, NONE),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + RIGHT, GRADED, ALL),
    "utf-16": (RIGHT.decode().encode("utf-16"), GRADED, ALL),
    "windows line ends": (RIGHT.replace(b"\n", b"\r\n"), GRADED, ALL),
    "numbers that are none": (altered(lambda nb: nb["metadata"].update(a=float("nan"))), GRADED, ALL),
    "metadata null": (altered(lambda nb: nb.update(metadata=None)), GRADED, ALL),
    "all metadata gone": (each_cell(lambda cell: cell.update(metadata={})), GRADED, ALL),
    "metadata of wrong types": (free_cell(metadata=[1]), GRADED, ALL),
    "nbgrader's in a list": (free_cell(metadata={"nbgrader": ["x"]}), GRADED, ALL),
    "a grade_id of a number": (free_cell(metadata={"nbgrader": {"grade_id": 7}}), GRADED, ALL),
    "outputs of wrong types": (free_cell(outputs={"x": [None]}, execution_count="one"), GRADED, ALL),
    "ids that are none": (free_cell(id=["x", 7]), GRADED, ALL),
    "the same id twice": (free_cell(id="02-write_step_decay"), GRADED, ALL),
    "lone surrogates": (free_cell(source="x = '\ud800'"), GRADED, ALL),
    "zeros in the source": (free_cell(source="x = 1\x00"), GRADED, ALL),
    "an id of our own": (free_cell(id="autograder-status", cell_type="markdown"), GRADED, ALL),
    "all cells twice": (altered(lambda nb: nb.update(cells=nb["cells"] * 2)), REPAIRED, ALL),
    "right": (RIGHT, GRADED, ALL),
}


def a_link(path):
    target = path.with_name("target.txt")
    target.write_bytes(RIGHT)
    path.symlink_to(target)


def a_large_hole(path):
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


PLACES = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a link": a_link,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "ten gigabytes of nothing": a_large_hole,
    "nothing": lambda path: None,
    "a time in a pipe": lambda path: os.mkfifo(path.with_name("timestamp.txt")),
    "a time behind a link": lambda path: path.with_name("timestamp.txt").symlink_to("/etc/passwd"),
    "a time of ten gigabytes": lambda path: a_large_hole(path.with_name("timestamp.txt")),
    "another name": lambda path: path.with_name(f"{STEM} (1).ipynb").write_bytes(RIGHT),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The class after one batch; the course, and results by the kind of file."""
    root = tmp_path_factory.mktemp("files")
    shutil.copy(REPOSITORY / CONFIG, root)
    course = Course.find(root)
    announce(course, STEM, release.source_notebook(course.solutions / STEM / f"{STEM}.py"))
    names = {ACTIVE_NAME: "active text"}
    course.folder("submitted", ACTIVE_NAME, STEM).mkdir(parents=True)
    hostile = course.folder("submitted", ACTIVE_NAME, STEM) / f"{STEM}.ipynb"
    hostile.write_bytes(papers.active_text(assignment_of(STEM)))
    for number, kind in enumerate([*BYTES, *PLACES]):
        names[f"s{number:03d}"] = kind
        folder = course.folder("submitted", f"s{number:03d}", STEM)
        folder.mkdir(parents=True)
        path = folder / f"{STEM}.ipynb"
        path.write_bytes(BYTES[kind][0]) if kind in BYTES else PLACES[kind](path)
    grade_class(course, STEM, workers=1, seed=1, progress=False, require_sandbox=True)
    return course, {names[student]: result for student, result in read_results(course.results(STEM))}


@pytest.mark.parametrize("kind", BYTES)
def test_a_file_ends_with_status_and_reason(graded, kind):
    _, status, points = BYTES[kind]
    result = graded[1][kind]
    assert result.status is status, result.reason
    assert bool(result.reason) == (status is not Status.GRADED)
    assert result.points == (result.max_points if points else 0)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_ends_with_status_and_reason(graded, place):
    result = graded[1][place]
    assert result.status is Status.UNREADABLE
    assert result.reason
    assert result.points == 0


def test_nothing_is_left_undone_and_everybody_has_a_page(graded):
    course, results = graded
    assert len(results) == len(BYTES) + len(PLACES) + 1
    assert jobs(course, STEM) == []
    assert len(write_feedback(course, STEM)) == len(results)


def test_nothing_is_active_wherever_it_is_shown(graded):
    """Names, errors, outputs and markdown: on the student's page, the class's, in the autograded notebook."""
    course, results = graded
    assert "onerror" in "".join(results["active text"].cell_outputs.values())
    pages = [*write_feedback(course, STEM), write_report(course, STEM)]
    told = [page for page in pages if "onerror" in page.read_text(encoding="utf-8")]
    assert len(told) >= 2  # as text
    found = [each for page in pages for each in active(page.read_text(encoding="utf-8"))]
    assert set(found) <= {"svg"}  # the class's page has charts; the student's would bring a handler
    path = course.folder("autograded", ACTIVE_NAME, STEM) / f"{STEM}.ipynb"
    for cell in json.loads(path.read_bytes())["cells"]:
        assert "evil" not in cell["metadata"]
        assert cell["cell_type"] != "raw"
        shown = [cell["source"]] if cell["cell_type"] == "markdown" else []
        shown += [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
        assert [found for text in shown for found in active(markdown2html_mistune(text))] == []


def active(html):
    """What could run or load something, by the same eyes as in the tests of cleaning."""
    sys.path.append(str(REPOSITORY / "tests" / "nbgrader"))
    from test_sanitize import Active

    parser = Active()
    parser.feed(html)
    return parser.found


def test_nobody_writes_a_note_in_the_graders_name(graded):
    course, _ = graded
    student = f"s{list(BYTES).index('an id of our own'):03d}"
    notebook = json.loads((course.folder("autograded", student, STEM) / f"{STEM}.ipynb").read_bytes())
    assert "autograder-status" not in [cell["id"] for cell in notebook["cells"]]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@st.composite
def spoiled(draw):
    """A right answer with some places of its JSON replaced, deleted or repeated."""
    notebook = json.loads(RIGHT)
    for _ in range(draw(st.integers(1, 4))):
        place, key = notebook, draw(st.sampled_from(["cells", "cells", "cells", "metadata", "nbformat"]))
        while isinstance(place.get(key) if isinstance(place, dict) else place[key], dict | list) and draw(
            st.integers(0, 4)
        ):
            inner = place[key]
            if not inner:
                break
            place, key = (
                inner,
                draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner)))),
            )
        how = draw(st.sampled_from(["replace", "delete", "repeat"]))
        if how == "replace" or key not in (place if isinstance(place, dict) else range(len(place))):
            place[key] = draw(anything)
        elif how == "delete":
            del place[key]
        elif isinstance(place, list):
            place.append(copy.deepcopy(place[key]))
        if not all(name in notebook for name in ("cells", "metadata", "nbformat")):
            break
    return json.dumps(notebook).encode()


@st.composite
def torn(draw):
    """The bytes of a right answer, some of them cut out, doubled or overwritten."""
    data = bytearray(RIGHT)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), start + draw(st.integers(1, 400)))
        data[start:end] = draw(st.sampled_from([b"", bytes(data[start:end]) * 2, b"\x00\xff", b'"', b"{"]))
    return bytes(data)


@pytest.fixture(scope="module")
def released():
    source = release.source_notebook(REPOSITORY / "solutions" / STEM / f"{STEM}.py")
    return release.released_notebook(source, Course.find(REPOSITORY).config)


@settings(max_examples=150, deadline=None)
@given(data=spoiled() | torn())
def test_a_spoiled_file_is_read_or_refused_with_a_reason(released, data):
    try:
        submission = read(data, assignment_of(STEM))
    except Rejected as rejected:
        reason = rejected.reason
        assert reason
        return
    assert bool(submission.reason) == (submission.status is Status.REPAIRED)
    assert json.loads(graded_bytes(graded_notebook(submission, None, released)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=spoiled() | torn())
def test_a_spoiled_file_is_graded_without_ending_the_grader(grader_of, data):
    result = grader_of(STEM).grade(data)
    assert bool(result.reason) == (result.status is not Status.GRADED)
    assert 0 <= result.points <= result.max_points


def test_the_stub_still_gets_nothing_after_all_that(grader_of):
    assert grader_of(STEM).grade(stub(assignment_of(STEM))).points == 0
