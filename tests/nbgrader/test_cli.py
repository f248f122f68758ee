import csv
import io
import json
from datetime import datetime

import nbformat
import pytest
from click.testing import CliRunner

from autograder.assignment import notebook_of
from autograder.cli import main
from autograder.demo import plan
from autograder.results import read_results


@pytest.fixture
def run(klass):
    def command(*words):
        return CliRunner().invoke(main, ["--course", str(klass.course.root), *map(str, words)])

    return command


def test_a_class_from_grading_to_csv(klass, run):
    for student, answer in (("ada", "sum"), ("bob", "squares"), ("cyd", "clips")):
        klass.hand_in(student, klass.answer(answer), "2030-01-02 12:00:00 UTC")
    klass.hand_in("dan", b"no notebook")
    graded = run("grade", "double", "--workers", "2", "--seed", "3")
    assert graded.exit_code == 0, graded.output
    assert "4 graded" in graded.output
    assert "Squares in place of doubling" in graded.output
    assert "dan: unreadable." in graded.output

    again = run("grade", "double")
    assert "0 graded" in again.output

    (klass.course.folder("submitted", "bob", "double") / "double.ipynb").write_bytes(klass.answer("sum"))
    changed = run("grade", "double", "--workers", "1")
    assert "1 graded" in changed.output

    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(run("export", "double").output))}
    assert {student: float(row["score"]) for student, row in rows.items()} == {
        "ada": 5.0,
        "bob": 5.0,
        "cyd": 3.0,
        "dan": 0.0,
    }
    assert rows["cyd"]["misconceptions"] == "clips"
    assert (rows["dan"]["needs_person"], rows["dan"]["status"]) == ("True", "unreadable")
    assert rows["ada"]["timestamp"].startswith("2030-01-02")

    pages = run("feedback", "double")
    assert "4 pages" in pages.output
    text = (klass.course.folder("feedback", "cyd", "double") / "double.html").read_text()
    assert "never above a thousand" in text


def test_points_by_hand_extra_credit_and_penalties_are_exported(klass, run, result_of):
    from autograder.record import Recorder

    klass.course.config.LateSubmissionPlugin.penalty_method = "zero"
    with klass.gradebook() as gradebook:
        gradebook.update_or_create_assignment("double", duedate=datetime(2030, 1, 1))
    for student, when in (("ada", "2029-01-01 12:00:00 UTC"), ("=late", "2031-01-01 12:00:00 UTC")):
        klass.hand_in(student, klass.answer("sum"), when)
        with Recorder(klass.course, klass.assignment) as recorder:
            recorder.record(student, klass.answer("sum"), result_of(doubles=1.0))
    with klass.gradebook() as gradebook:
        grade = gradebook.find_grade("doubles", "double", "double", "ada")
        grade.manual_score, grade.extra_credit = 2.0, 0.5
        gradebook.db.commit()
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(run("export", "double").output))}
    assert (rows["ada"]["score"], rows["ada"]["automatic_points"]) == ("4.5", "3.0")
    assert (rows["'=late"]["score"], rows["'=late"]["late_penalty"]) == ("0.0", "3.0")


def test_nobody_handed_in(run):
    result = run("grade", "double")
    assert result.exit_code == 1
    assert "Nobody has handed in" in result.output


def test_an_unknown_assignment_lists_those_there_are(run):
    result = run("grade", "duoble")
    assert result.exit_code == 1
    assert "there are: double" in result.output


def test_checking_one_notebook(klass, run, tmp_path):
    path = tmp_path / "my work.ipynb"  # found by its cells, not by its name
    path.write_bytes(klass.answer("squares"))
    result = run("check", path)
    assert result.exit_code == 1
    assert "✗ Small numbers are doubled" in result.output
    assert "0/3" in result.output
    assert "✓ Infinity stays infinite" in result.output
    assert "grows with the square of x" in result.output
    assert "2 of 5 points." in result.output
    assert all(len(line) <= 96 for line in result.output.splitlines())

    path.write_bytes(klass.answer("sum"))
    right = run("check", path)
    assert right.exit_code == 0
    assert "All 5 of 5 points." in right.output


def test_checking_something_else_says_so(run, tmp_path):
    path = tmp_path / "letter.ipynb"
    path.write_text("Dear teacher")
    assert "Give --assignment" in run("check", path).output
    assert "not JSON" in run("check", path, "--assignment", "double").output


def test_release_and_staleness(klass, run):
    assert run("release").exit_code == 0
    assert run("release", "--check").exit_code == 0
    path = klass.course.root / "exercises/double/double.ipynb"
    path.write_text(path.read_text().replace("Twice", "Thrice"))
    stale = run("release", "--check")
    assert stale.exit_code == 1
    assert "double differs" in stale.output


def test_the_demos_class_is_graded_as_the_banks_say(klass, run, tmp_path):
    result = run("demo", "double", "--students", "14", "--keep", tmp_path / "kept")
    assert result.exit_code == 0, result.output
    assert "14 as expected" in result.output
    assert "What the class misunderstood" in result.output
    kept = dict(read_results(tmp_path / "kept/class/results/double"))
    assert len(kept) == 14
    page = tmp_path / "kept/class/reports/double.html"
    assert f"The same as a page: {page}" in result.output
    assert "Submissions</dt><dd>14" in page.read_text()


def test_the_demos_page_outlives_its_class(klass, run):
    result = run("demo", "double", "--students", "3")
    page = klass.course.root / "build/demo/double.html"
    assert f"The same as a page: {page}" in result.output
    assert "One student's code" in page.read_text()


def test_the_same_seed_makes_the_same_class(klass):
    assert plan(klass.assignment, 3) == plan(klass.assignment, 3)
    assert plan(klass.assignment, 3) != plan(klass.assignment, 4)


def test_a_stub_and_right_answers_get_what_they_should(klass, run):
    klass.hand_in("stub", nbformat.writes(notebook_of(klass.assignment)).encode())
    klass.hand_in("ada", klass.answer("sum"))
    run("grade", "double", "--workers", "1")
    assert klass.grades("stub") == {"doubles": (0.0, False), "infinite": (0.0, False)}
    assert klass.grades("ada") == {"doubles": (3.0, False), "infinite": (2.0, False)}
    assert json.loads((klass.course.results("double") / "stub.json").read_text())["status"] == "graded"
