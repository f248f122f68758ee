"""Whatever file is handed in, it ends with a status and a reason, and the batch goes on to the next."""

import json
import shutil
import sys

import papers
import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from odd_files import BYTES, PLACES, STEM
from targets import assignment_of

from autograder import release
from autograder.announce import announce
from autograder.batch import grade_class, jobs
from autograder.course import CONFIG, REPOSITORY, Course
from autograder.feedback import write_feedback
from autograder.report_page import write_report
from autograder.result import Status
from autograder.results import read_results

ACTIVE_NAME = "<img src=x onerror=alert(1)>"


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
