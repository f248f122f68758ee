import json
import shutil
from dataclasses import replace

import pytest
from click.testing import CliRunner

from autograder.batch import grade_class
from autograder.cli import main
from autograder.result import Status
from autograder.results import read_result
from autograder.steady import near_limits

BODY = "def double(x):\n    {}\n"


@pytest.fixture
def run(klass):
    def command(*words):
        done = CliRunner().invoke(main, ["--course", str(klass.course.root), *map(str, words)])
        assert done.exception is None or done.exit_code == 1, done.exception
        return done.output

    return command


def written(klass, student, body):
    notebook = json.loads(klass.answer("sum"))
    cell = next(c for c in notebook["cells"] if c["id"] == "02-write_double")
    cell["source"] = BODY.format(body)
    klass.hand_in(student, notebook)


def kept(klass, student):
    return read_result(klass.course.results("double"), student)


@pytest.fixture(scope="module")
def graded_once(announced, class_in, tmp_path_factory):
    """ada is right, bob squares; both were graded with seed 7."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(announced, root)
    once = class_in(root)
    once.hand_in("ada", once.answer("sum"))
    once.hand_in("bob", once.answer("squares"))
    grade_class(once.course, "double", workers=1, seed=7, progress=False)
    return root


@pytest.fixture
def graded(graded_once, klass):
    shutil.copytree(graded_once, klass.course.root, dirs_exist_ok=True)
    return klass


def accept_squares(klass):
    """The instructor finds that check too strict: the squares of the second case are right as well."""
    path = klass.course.solutions / "double/checks.py"
    path.write_text(path.read_text().replace("[_case(2), _case(draw.uniform(3, 9))]", "[_case(2)]"))


def test_a_result_records_what_it_takes_to_repeat_it(graded):
    known = kept(graded, "ada").provenance
    assert kept(graded, "ada").seed == 7
    assert known["assignment_version"] == graded.assignment.version
    assert {"sandbox", "limits", "python", "torch", "numpy", "at", "sha256"} <= known.keys()
    assert 0 < known["seconds"]["longest_call"] <= known["seconds"]["checks"] < known["seconds"]["total"]


def test_the_same_seed_gives_the_same_grades(graded, run):
    before = (graded.course.results("double") / "bob.json").read_bytes()
    said = run("regrade", "double", "--workers", "1", "--write")
    assert "2 graded again, 0 with other points." in said
    assert "Written: 0." in said
    assert (graded.course.results("double") / "bob.json").read_bytes() == before


def test_a_changed_check_says_what_changes_and_why_before_it_is_written(graded, run):
    accept_squares(graded)
    said = run("regrade", "double", "--workers", "1")
    assert "2 graded again, 1 with other points." in said
    assert f"Different since: assignment_version: {graded.assignment.version} → " in said
    assert "bob: 2 of 5 → 5 of 5" in said
    assert "doubles: 0 of 3 → 3 of 3, wrong → passed" in said
    assert "ada" not in said
    assert "`--write` records 1 grades." in said
    assert kept(graded, "bob").points == 2
    assert graded.grades("bob")["doubles"] == (0.0, False)

    assert "Written: 1." in run("regrade", "double", "--workers", "1", "--write")
    assert kept(graded, "bob").points == 5
    assert graded.grades("bob")["doubles"] == (3.0, False)
    assert "0 with other points" in run("regrade", "double", "--workers", "1")


def test_grades_of_several_runs_keep_their_own_seeds(graded, run):
    graded.hand_in("cyd", graded.answer("clips"))
    run("grade", "double", "--workers", "1", "--seed", "8")
    assert "3 graded again, 0 with other points." in run("regrade", "double", "--workers", "1")
    assert (kept(graded, "ada").seed, kept(graded, "cyd").seed) == (7, 8)


def test_a_submission_that_is_right_by_chance_is_marked_and_left_alone(graded, run):
    written(graded, "dee", "import os; return 2 * x if os.urandom(1)[0] < 128 else 0.0")
    run("grade", "double", "--workers", "1", "--seed", "7", "--student", "dee")
    path = graded.course.results("double") / "dee.json"
    unlike = [kept(graded, "dee").checks[0]]
    other = replace(unlike[0], points=1.5)  # what no run of it ever gives, so that each run differs
    result = kept(graded, "dee")
    path.write_text(replace(result, checks=(other, *result.checks[1:])).to_json())
    said = run("regrade", "double", "--workers", "1", "--write", "--student", "dee")
    assert "Not to be written, a person decides:" in said
    assert "not deterministic" in said
    assert "Written: 0." in said
    assert kept(graded, "dee").checks[0].points == 1.5


def test_what_was_handed_in_anew_is_not_regraded(graded, run):
    (graded.course.folder("submitted", "bob", "double") / "double.ipynb").write_bytes(graded.answer("sum"))
    said = run("regrade", "double", "--workers", "1")
    assert "1 graded again" in said
    assert "Not graded again, for the file is another one by now: bob." in said


def test_nobody_to_regrade(klass, run):
    assert "`autograder grade double` comes first" in run("regrade", "double")
    assert "zoe has no grade" in run("log", "double", "zoe")


@pytest.mark.parametrize(
    ("seconds", "why"),
    [
        ({"cells": 0.1, "checks": 0.2, "longest_call": 0.1, "total": 0.3}, ""),
        (
            {"cells": 6.0, "checks": 0.2, "longest_call": 0.1, "total": 6.2},
            "running the cells took 6.0 of the 10",
        ),
        ({"cells": 0.1, "checks": 3.0, "longest_call": 2.9, "total": 3.1}, "one case took 2.9 of the 5"),
        (
            {"cells": 4.9, "checks": 12.0, "longest_call": 2.0, "total": 16.9},
            "everything took 16.9 of the 30",
        ),
    ],
)
def test_near_a_limit(result_of, seconds, why):
    limits = {"cell_seconds": 10.0, "call_seconds": 5.0, "submission_seconds": 30.0}
    result = replace(result_of(), provenance={"seconds": seconds, "limits": limits})
    assert near_limits(result).startswith(why)
    assert bool(near_limits(result)) == bool(why)


def test_stopped_by_a_limit_is_near_one(result_of):
    assert near_limits(result_of(Status.TIMED_OUT, "Cell 3 ran past its time limit.")) != ""


def test_the_log_tells_what_was_asked_what_came_back_and_why_the_points(graded, run):
    said = run("log", "double", "bob")
    assert "bob, double: 2 of 5 points" in said
    assert "seed 7" in said
    assert graded.assignment.version in said
    assert "02-write_double: ran" in said
    assert "it gave the same points in every check" in said
    assert "[doubles] Small numbers are doubled: 0 of 3 points, wrong" in said
    assert "✓ double(2): call(x=2)" in said
    lines = said.splitlines()
    failed = next(i for i, line in enumerate(lines) if line.startswith("    ✗ double("))
    x = float(lines[failed].partition("call(x=")[2].rstrip(")"))
    came, expected = (float(lines[failed + i].split()[-1]) for i in (1, 2))
    assert (came, expected) == (pytest.approx(x * x, rel=1e-4), pytest.approx(2 * x, rel=1e-4))
    assert "recognised as: squares" in said
    assert "told the student: Your result grows with the square of x" in said


def test_the_log_of_code_that_raises_is_stopped_or_is_missing(graded, run):
    written(graded, "eve", "return 1 / 0")
    written(graded, "fay", "raise SystemExit(3)")
    notebook = json.loads(graded.answer("sum"))
    next(c for c in notebook["cells"] if c["id"] == "02-write_double")["source"] = "1 / 0"
    graded.hand_in("gus", notebook)
    run("grade", "double", "--workers", "1", "--seed", "7")
    assert "came back  ZeroDivisionError: division by zero at the line `return 1 / 0`" in run(
        "log", "double", "eve"
    )
    assert "came back  SystemExit" in run("log", "double", "fay")
    gus = run("log", "double", "gus")
    assert "02-write_double: ended with ZeroDivisionError" in gus
    assert "came back  nothing: `double` is not defined" in gus


def test_the_log_shows_the_record_alone_when_it_cannot_be_run_as_it_was(graded, run):
    accept_squares(graded)
    said = run("log", "double", "bob")
    assert "The assignment has changed since" in said
    assert "[doubles] Small numbers are doubled: 0 of 3 points, wrong" in said
    (graded.course.folder("submitted", "ada", "double") / "double.ipynb").unlink()
    assert "The file has changed since, or is gone." in run("log", "double", "ada")


def test_the_log_of_what_could_not_be_read(graded, run):
    graded.hand_in("hal", b"no notebook")
    run("grade", "double", "--workers", "1")
    said = run("log", "double", "hal")
    assert "Ended: unreadable. The file is not JSON" in said
    assert "Nothing of this submission could be run." in said


def test_what_was_said_before_is_not_said_again(klass, run, tmp_path):
    path = tmp_path / "double.ipynb"
    notebook = json.loads(klass.answer("sum"))
    next(c for c in notebook["cells"] if c["id"] == "02-write_double")["source"] = "1 / 0"
    path.write_text(json.dumps(notebook))
    said = run("check", path)
    assert said.count("stopped with ZeroDivisionError") == 1
    assert "The same as above, under “Small numbers are doubled”." in said
