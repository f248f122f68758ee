"""Whatever is handed in ends with a status and a reason, and harms nobody else; by both routes."""

import json
import subprocess
import sys

import pytest
from nbgrader.apps.api import NbGraderAPI

from autograder.batch import grade_class, jobs
from autograder.course import Course
from autograder.result import Status
from autograder.results import read_results
from autograder.submission import MAX_BYTES

LIMITS = {"cell_seconds": 3.0, "call_seconds": 2.0, "submission_seconds": 6.0}
RIGHT = "def double(x):\n    return x + x\n"
ALL, NONE = {"doubles": 3.0, "infinite": 2.0}, {"doubles": 0.0, "infinite": 0.0}


def written(notebook, source):
    """The released notebook with this source in the solution cell."""
    copy = json.loads(json.dumps(notebook))
    next(cell for cell in copy["cells"] if cell["id"] == "02-write_double")["source"] = source
    return copy


def without_test(notebook):
    copy = written(notebook, RIGHT)
    copy["cells"] = [cell for cell in copy["cells"] if cell["id"] != "03-doubles"]
    return copy


def with_test_twice(notebook):
    copy = written(notebook, RIGHT)
    copy["cells"] += [cell for cell in copy["cells"] if cell["id"] == "03-doubles"]
    return copy


def of_another_schema(notebook):
    copy = written(notebook, RIGHT)
    for cell in copy["cells"]:
        cell["metadata"].get("nbgrader", {}).update(schema_version=99, points=1000, future="field")
    return copy


def of_another_exercise(notebook):
    text = json.dumps(written(notebook, RIGHT))
    return json.loads(text.replace("double", "triple").replace("infinite", "finite"))


BAD = {
    "a_right": (lambda nb: written(nb, RIGHT), Status.GRADED, ALL),
    "b_no_json": (lambda nb: b"Dear teacher", Status.UNREADABLE, NONE),
    "c_empty": (lambda nb: b"", Status.UNREADABLE, NONE),
    "d_other": (of_another_exercise, Status.WRONG_NOTEBOOK, NONE),
    "e_deleted": (without_test, Status.REPAIRED, ALL),
    "f_twice": (with_test_twice, Status.REPAIRED, ALL),
    "g_nbformat_5": (lambda nb: {**nb, "nbformat": 5}, Status.UNREADABLE, NONE),
    "h_schema": (of_another_schema, Status.GRADED, ALL),
    "i_oversize": (lambda nb: {**nb, "padding": "x" * MAX_BYTES}, Status.UNREADABLE, NONE),
    "j_endless": (lambda nb: written(nb, RIGHT + "while True:\n    pass\n"), Status.TIMED_OUT, None),
    "k_exit": (lambda nb: written(nb, RIGHT + "import os\nos._exit(0)\n"), Status.DIED, None),
    "l_8_gb": (lambda nb: written(nb, RIGHT + "held = bytearray(8 * 2**30)\n"), None, ALL),
    "m_200_mb": (lambda nb: written(nb, RIGHT + "print('x' * 200_000_000)\n"), None, ALL),
    "n_right": (lambda nb: written(nb, RIGHT), Status.GRADED, ALL),
}


@pytest.fixture(scope="module")
def bad_class(announced, tmp_path_factory):
    """The class graded twice: by the batch, and by nbgrader's own command in a copy."""
    import shutil

    from autograder import release

    course = Course.find(announced)
    source = course.solutions / "double" / "double.py"
    released = release.released_notebook(release.source_notebook(source), course.config)
    notebook = json.loads(release.notebook_bytes(released))
    roots = {}
    for route in ("batch", "nbgrader"):
        roots[route] = shutil.copytree(announced, tmp_path_factory.mktemp(route) / "course")
        with (roots[route] / "nbgrader_config.py").open("a") as config:
            config.write(f"\nc.Autograder.limits = {LIMITS}\n")
        for student, (make, _, _) in BAD.items():
            folder = Course.find(roots[route]).folder("submitted", student, "double")
            folder.mkdir(parents=True)
            content = make(notebook)
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            (folder / "double.ipynb").write_bytes(data)
    grade_class(Course.find(roots["batch"]), "double", progress=False, workers=2)
    command = [sys.executable, "-m", "nbgrader", "autograde", "double"]
    ended = subprocess.run(command, cwd=roots["nbgrader"], capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    return {route: Course.find(root) for route, root in roots.items()}


def looked_up(course, student):
    from nbgrader.api import Gradebook

    with Gradebook(course.directory.db_url) as gradebook:
        notebook = gradebook.find_submission_notebook("double", "double", student)
        scores = {grade.name: grade.auto_score for grade in notebook.grades}
        return scores, notebook.needs_manual_grade


@pytest.mark.parametrize("route", ["batch", "nbgrader"])
@pytest.mark.parametrize("student", BAD)
def test_every_file_ends_with_status_reason_and_points(bad_class, route, student):
    _, status, points = BAD[student]
    result = dict(read_results(bad_class[route].results("double")))[student]
    scores, needs_person = looked_up(bad_class[route], student)
    assert status in (None, result.status)
    assert bool(result.reason) == (result.status is not Status.GRADED)
    assert needs_person == (result.status in (Status.UNREADABLE, Status.WRONG_NOTEBOOK))
    assert scores == {check.name: check.points for check in result.checks}
    if points is not None:
        assert scores == points


@pytest.mark.parametrize("student", BAD)
def test_both_routes_agree(bad_class, student):
    assert looked_up(bad_class["batch"], student) == looked_up(bad_class["nbgrader"], student)


@pytest.mark.parametrize("route", ["batch", "nbgrader"])
def test_nothing_is_left_to_grade(bad_class, route):
    assert jobs(bad_class[route], "double") == []


@pytest.mark.parametrize("route", ["batch", "nbgrader"])
def test_what_was_printed_is_kept_within_bounds(bad_class, route):
    path = bad_class[route].folder("autograded", "m_200_mb", "double") / "double.ipynb"
    assert path.stat().st_size < 3_000_000


def test_the_formgraders_button_gives_the_same(bad_class, monkeypatch):
    course = bad_class["batch"]
    before = looked_up(course, "n_right"), looked_up(course, "c_empty")
    monkeypatch.chdir(course.root)
    api = NbGraderAPI(coursedir=course.directory, config=course.config)
    for student in ("n_right", "c_empty"):
        ended = api.autograde("double", student)
        assert ended["success"], ended
    assert (looked_up(course, "n_right"), looked_up(course, "c_empty")) == before


def test_a_file_of_another_name_is_named(announced, tmp_path):
    import shutil

    course = Course.find(shutil.copytree(announced, tmp_path / "course"))
    folder = course.folder("submitted", "ada", "double")
    folder.mkdir(parents=True)
    (folder / "double (1).ipynb").write_bytes(b"{}")
    graded = grade_class(course, "double", progress=False, workers=1)
    assert graded[0].result.reason == (
        "There is no double.ipynb in what was handed in; there is double (1).ipynb."
    )
    assert looked_up(course, "ada") == (NONE, True)


def test_a_link_is_not_followed(announced, tmp_path):
    import shutil

    course = Course.find(shutil.copytree(announced, tmp_path / "course"))
    folder = course.folder("submitted", "ada", "double")
    folder.mkdir(parents=True)
    (tmp_path / "secret.ipynb").write_text("{}")
    (folder / "double.ipynb").symlink_to(tmp_path / "secret.ipynb")
    graded = grade_class(course, "double", progress=False, workers=1)
    assert graded[0].result.status is Status.UNREADABLE
