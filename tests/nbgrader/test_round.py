"""The whole round through nbgrader's own API: release, fetch, submit, collect, grade, by hand, feedback."""

import json
import time
from datetime import datetime

import nbformat
import pytest
from nbgrader.apps import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchAssignment, ExchangeSubmit
from traitlets.config import Config

from autograder import assignment as assignments
from autograder.batch import grade_class
from autograder.course import Course
from autograder.export import rows
from autograder.feedback import write_feedback
from autograder.release import release, released_notebook, source_notebook

METADATA = {"grade": True, "grade_id": "why", "locked": False, "points": 4, "schema_version": 3}
METADATA |= {"solution": True, "task": False}
BY_HAND = f"""
# %% [markdown] nbgrader={json.dumps(METADATA)}
# Because the area grows with the square of the side.
"""


@pytest.fixture
def by_hand(klass):
    """The class, with an answer in words added to its assignment, worth 4 points."""
    source = klass.course.solutions / "double/double.py"
    source.write_text(source.read_text() + BY_HAND)
    klass.assignment = klass.course.assignment("double")
    return klass


def answered(klass, words):
    notebook = json.loads(klass.answer("sum"))
    next(c for c in notebook["cells"] if c["id"].endswith("-why"))["source"] = words
    return notebook


def test_what_is_to_be_written_in_words_is_not_released(by_hand):
    notebook = released_notebook(
        source_notebook(by_hand.course.solutions / "double/double.py"), by_hand.course.config
    )
    assert notebook.cells[-1].source == "YOUR ANSWER HERE"
    assert by_hand.assignment.cells[-1].released == "YOUR ANSWER HERE"
    assert "why" not in by_hand.assignment.points


def test_a_cell_graded_by_hand_with_extra_credit_and_a_late_penalty(by_hand):
    """Graded here, by hand in nbgrader's gradebook, again here: points, comment and credit stay."""
    klass = by_hand
    klass.course.config.LateSubmissionPlugin.plugin_class = "nbgrader.plugins.LateSubmissionPlugin"
    klass.hand_in("ada", answered(klass, "It is added to itself."), "2030-01-03 12:00:00 UTC")
    klass.hand_in("bob", json.loads(klass.answer("sum")))  # left as it was given
    grade_class(klass.course, "double", workers=1, seed=1, progress=False)
    assert klass.grades("ada")["why"] == (None, True)
    assert klass.grades("bob")["why"] == (0.0, False)

    api = NbGraderAPI(CourseDirectory(config=klass.course.config), config=klass.course.config)
    before = {each["student"]: each for each in api.get_submissions("double")}
    assert before["ada"]["needs_manual_grade"]
    assert not before["bob"]["needs_manual_grade"]
    with klass.gradebook() as gradebook:
        gradebook.update_or_create_assignment("double", duedate=datetime(2030, 1, 1))
        grade = gradebook.find_grade("why", "double", "double", "ada")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 3.0, 0.5, False
        gradebook.find_comment("why", "double", "double", "ada").manual_comment = "Say <b>how often</b>."
        gradebook.db.commit()

    exported = {row["student"]: row for row in rows(klass.course, klass.assignment)}
    assert (exported["ada"]["score"], exported["ada"]["max_score"]) == (8.5, 9.0)
    assert (exported["bob"]["score"], exported["bob"]["needs_person"]) == (5.0, False)
    write_feedback(klass.course, "double")
    page = (klass.course.folder("feedback", "ada", "double") / "double.html").read_text()
    assert "<strong>8.5</strong> of 9" in page
    assert "how often" in page

    klass.course.config.LateSubmissionPlugin.penalty_method = "zero"
    grade_class(klass.course, "double", workers=1, seed=1, force=True, progress=False)
    again = {row["student"]: row for row in rows(klass.course, klass.assignment)}
    assert (again["ada"]["late_penalty"], again["ada"]["score"]) == (8.5, 0.0)
    assert again["ada"]["automatic_points"] == 5.0
    with klass.gradebook() as gradebook:
        assert gradebook.find_grade("why", "double", "double", "ada").manual_score == 3.0


@pytest.fixture
def exchange(klass, tmp_path, monkeypatch):
    """An exchange folder of nbgrader, known to the course's own settings."""
    folder = tmp_path / "exchange"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    settings = klass.course.root / "nbgrader_config.py"
    settings.write_text(
        settings.read_text()
        + f"c.Exchange.root = {str(folder)!r}\nc.Exchange.cache = {str(tmp_path / 'cache')!r}\n"
    )
    klass.course = Course.find(klass.course.root)
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    return folder


def test_release_fetch_submit_collect_grade_and_feedback(klass, exchange, tmp_path, monkeypatch):
    teacher = CourseDirectory(config=klass.course.config)
    api = NbGraderAPI(teacher, config=klass.course.config)
    release(klass.course, "double")
    assert api.release_assignment("double")["success"]

    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    config = Config(klass.course.config)
    config.CourseDirectory.root = str(home)
    config.CourseDirectory.assignment_id = "double"
    pupil, allowed = CourseDirectory(config=config), Authenticator(config=config)
    ExchangeFetchAssignment(coursedir=pupil, authenticator=allowed, config=config).start()
    fetched = nbformat.read(home / "double/double.ipynb", as_version=4)
    assert "2 * x" not in nbformat.writes(fetched)
    right = assignments.notebook_of(klass.assignment, klass.assignment.answers["right"][0])
    nbformat.write(right, home / "double/double.ipynb")
    ExchangeSubmit(coursedir=pupil, authenticator=allowed, config=config).start()

    monkeypatch.chdir(klass.course.root)
    monkeypatch.delenv("JUPYTERHUB_USER")
    assert api.collect("double")["success"]
    handed_in = [each for each, _ in klass.course.submissions("double")]
    assert len(handed_in) == 1
    grade_class(klass.course, "double", workers=1, seed=1, progress=False)
    row = next(iter(rows(klass.course, klass.assignment)))
    assert (row["student"], row["score"]) == (handed_in[0], 5.0)
    assert abs(time.time() - datetime.fromisoformat(row["timestamp"] + "+00:00").timestamp()) < 3600
    write_feedback(klass.course, "double")
    released = api.release_feedback("double")
    assert released["success"], released
    assert list(exchange.rglob("*.html"))
