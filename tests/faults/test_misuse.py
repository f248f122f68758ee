"""Each command, asked for what cannot be: one paragraph that names the value and what was expected."""

import re

import pytest
from classroom import STEM, Classroom, told

UNKNOWN = "There is no assignment 'day10_step_decya'"
BODY = "### BEGIN SOLUTION\n    "
MEANT = f"Did you mean {STEM}?"
NO_GRADE = f"Nobody has a grade in {STEM} yet: `autograder grade {STEM}` comes first."


@pytest.fixture(scope="module")
def ungraded(tmp_path_factory):
    """A class that nothing here changes."""
    return Classroom(tmp_path_factory.mktemp("misuse") / "course", 1)


@pytest.mark.parametrize(
    "words",
    [
        *(["grade", "{}"], ["feedback", "{}"], ["export", "{}"], ["release", "{}"], ["report", "{}"]),
        *(["regrade", "{}"], ["log", "{}", "ada"], ["collect", "{}", "."], ["student-kit", "kit.zip", "{}"]),
        *(["demo", "{}"], ["check", "--assignment", "{}", __file__]),
    ],
)
def test_an_assignment_that_is_none(ungraded, words):
    message = told(ungraded.run(*(word.format("day10_step_decya") for word in words)))
    assert UNKNOWN in message
    assert "there are: day01_derivative, " in message
    assert message.endswith(MEANT)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["feedback", STEM], NO_GRADE),
        (["export", STEM], NO_GRADE),
        (["export", STEM, "--for", "moodle"], NO_GRADE),
        (["export"], "Nobody has a grade in anything yet: `autograder grade ASSIGNMENT` comes first."),
        (["report", STEM], NO_GRADE),
        (["regrade", STEM], NO_GRADE),
        (["regrade", STEM, "--student", "zoe"], f"zoe has no grade in {STEM} yet"),
        (["log", STEM, "zoe"], f"zoe has no grade in {STEM}"),
        (["grade", STEM, "--student", "zoe"], f"zoe handed in nothing for {STEM}: there is no "),
        (["grade", "day01_derivative"], "Nobody has handed in anything for day01_derivative: there is no "),
        (["check", __file__], "is not named like an assignment, and its cells do not tell which it is"),
        (["collect", STEM, __file__], "is neither a folder nor a zip: give what your LMS let you download."),
    ],
)
def test_what_is_not_there_yet(ungraded, words, said):
    assert said in told(ungraded.run(*words))


def test_folders_with_nothing_in_them_or_too_much(classroom, tmp_path):
    klass, empty = classroom(1), tmp_path / "empty"
    empty.mkdir()
    assert f"There is no notebook (.ipynb) in {empty}." in told(klass.run("collect", STEM, str(empty)))
    assert f"{empty} is there already" in told(klass.run("student-kit", str(empty)))
    assert f"{empty} is there already" in told(klass.run("demo", STEM, "--keep", str(empty)))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            "c.Autograder.limits = {",
            r"nbgrader_config.py cannot be run: line \d+: SyntaxError: '{' was never",
        ),
        ("c.Autograder.limits = ten", r"nbgrader_config.py cannot be run: line \d+: NameError: name 'ten'"),
        ("c.Autograder.limits = 7", "limits in nbgrader_config.py is 7; expected a dict such as"),
        ("c.Autograder.limits = {'cell': 1}", "has 'cell'; there are: cell_seconds, call_seconds, "),
        ("c.Autograder.limits = {'cell_seconds': 'a'}", "has 'cell_seconds': 'a'; expected a number above 0"),
        ("c.Autograder.limits = {'processes': 0}", "has 'processes': 0; expected a number above 0"),
        ("c.CourseDirectory.db_url = 7", "A setting in nbgrader_config.py does not fit. The 'db_url' trait"),
        (
            "c.CourseDirectory.db_url = 'book.db'",
            r"db_url in nbgrader_config.py is 'book.db'; expected sqlite:",
        ),
        (
            "c.CourseDirectory.db_url = 'postgres://h/d'",
            "there is no such kind of database; expected sqlite:",
        ),
        ("c.CourseDirectory.db_url = 'mysql://h/d'", "needs the package MySQLdb, and that is not installed"),
        ("c.CourseDirectory.db_url = 'postgresql://a:b@c@h/d'", "with more than one @; one in a password"),
        ("c.CourseDirectory.root = '/nowhere'", "there is no /nowhere/class/submitted/"),
    ],
)
def test_a_setting_that_does_not_fit(classroom, warm, settings, said):
    klass = classroom(1)
    config = klass.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\n{settings}\n")
    assert re.search(said, told(klass.run("grade", STEM)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("checks", r"checks.py cannot be run: line \d+: SyntaxError: invalid syntax. Mend that line."),
        ("probes", r"probes.py cannot be run: line \d+: SyntaxError: invalid syntax. Mend that line."),
        (STEM, "cells of an assignment are plain Python"),
    ],
)
def test_an_assignment_whose_source_is_no_python(classroom, warm, name, said):
    klass = classroom(1)
    sources = (klass.root / "solutions").resolve()
    (klass.root / "solutions").unlink()
    for path in (sources / STEM).rglob("*.py"):
        copied = klass.root / "solutions" / path.relative_to(sources)
        copied.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text()
        broken = f"def (\n{text}" if path.stem in ("checks", "probes") else text.replace(BODY, f"{BODY}def (")
        copied.write_text(broken if path.stem == name else text)
    assert re.search(said, told(klass.run("grade", STEM)))


def test_no_course_at_all(tmp_path, classroom):
    klass = classroom(1)
    klass.root = tmp_path
    message = told(klass.grade())
    assert message == (
        f"No nbgrader_config.py in {tmp_path} or above it: change into the course, or give --course."
    )


def test_an_export_that_fails_leaves_the_old_one(classroom):
    klass = classroom(1)
    klass.course.results(STEM).mkdir(parents=True)
    (klass.course.results(STEM) / "student-01.json").write_text("{}")
    (klass.home / "gradebook.db").write_text("no database, but as long as one has to be to be taken for it")
    old = klass.root / "grades.csv"
    old.write_text("the grades of last week")
    assert "is damaged" in told(klass.run("export", "--output", str(old)))
    assert old.read_text() == "the grades of last week"
