import json
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from autograder.anonymous import anonymous
from autograder.classwork import check_counts, misconceptions
from autograder.cli import main
from autograder.report import class_summary
from autograder.report_page import page
from autograder.result import Outcome, Status
from autograder.results import read_results, with_origin, write_result

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def squares(klass, student, body="    return x * x"):
    """A notebook that squares, with the student's own words in it; handed in and ready to be graded."""
    notebook = json.loads(klass.answer("squares"))
    cell = next(c for c in notebook["cells"] if c["id"] == "02-write_double")
    cell["source"] = f'def double(x):\n    """By {student}."""  # {student} wrote this\n{body}\n'
    klass.hand_in(student, notebook)
    return json.dumps(notebook).encode()


def keep(klass, student, data, result):
    write_result(klass.course.results("double"), student, with_origin(result, data))


def wrong(result_of, name="squares", message="Seen: 9 for 3."):
    result = result_of(doubles=0.0)
    lost = replace(
        result.checks[0], outcome=Outcome.WRONG, misconceptions=(name,) if name else (), message=message
    )
    return replace(result, checks=(lost, result.checks[1]))


@pytest.fixture
def shown(klass, result_of):
    """The page of a class of six, parsed."""
    for student in ("ada-lovelace", "bob"):
        keep(klass, student, squares(klass, student), wrong(result_of))
    for student in ("cyd", "dee"):
        keep(klass, student, klass.answer("sum"), result_of())
    keep(klass, "eve", b"", wrong(result_of, "", "Seen: <script>alert(1)</script>."))
    refused = result_of(Status.UNREADABLE, "The file is <b>empty</b>.", doubles=0.0, infinite=0.0)
    keep(klass, "fay", b"", refused)

    def show(**options):
        results = list(read_results(klass.course.results("double")))
        return BeautifulSoup(page(klass.course, klass.assignment, results, **options), "html.parser")

    return show


def text_of(soup):
    return " ".join(soup.get_text(" ").split())


def test_the_numbers_of_the_class(shown):
    text = text_of(shown())
    assert "Submissions 6" in text
    assert "Median 2 of 5" in text
    assert "Full points 2" in text
    assert "Small numbers are doubled 2 of 6, 33 %" in text
    assert "Infinity stays infinite 5 of 6, 83 %" in text


def test_misconceptions_are_ranked_with_code_and_without_a_name(shown):
    card = shown().select_one("section.card")
    assert "Squares in place of doubling" in card.h3.text
    assert "2 of 6" in text_of(card)
    code = card.select_one("details pre").text
    assert "return x * x" in code
    assert "wrote" not in code
    assert "lovelace" not in card.text.lower()
    assert "bob" not in card.text


def test_nothing_that_a_student_wrote_is_active(shown):
    soup = shown()
    assert not soup.find_all(["script", "iframe", "object", "img", "link"])
    assert "alert(1)" in soup.get_text()
    assert "The file is <b>empty</b>." in soup.get_text()


def test_it_needs_no_other_file(shown):
    html = str(shown())
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_who_needs_a_person_is_named_unless_it_is_to_be_shown(shown):
    assert "fay: unreadable" in text_of(shown())
    without = text_of(shown(names=False))
    assert "One student: unreadable" in without
    assert not [name for name in ("ada", "bob", "cyd", "dee", "eve", "fay") if name in without.split()]


def test_faults_are_told_on_the_page_and_by_grade(klass, result_of, shown):
    faulty = replace(result_of(), provenance={"faults": ["doubles: KeyError: 3"]})
    keep(klass, "gus", b"", faulty)
    assert "gus, doubles: KeyError: 3" in text_of(shown())
    assert "gus, doubles: KeyError: 3" in class_summary(klass.assignment, [("gus", faulty)])
    assert "could not read" not in class_summary(klass.assignment, [("gus", result_of())])


def test_another_file_than_the_graded_one_is_no_example(klass, result_of):
    data = squares(klass, "ada")
    keep(klass, "ada", data, wrong(result_of))
    folder = klass.course.folder("submitted", "ada", "double")
    (folder / "double.ipynb").write_bytes(klass.answer("sum"))
    results = list(read_results(klass.course.results("double")))
    assert "<details><summary>One" not in page(klass.course, klass.assignment, results)


def test_wrong_answers_of_one_diagnosis_are_one_misconception(klass, result_of):
    both = wrong(result_of)
    known = klass.assignment.misconceptions
    known_twice = replace(known["clips"], diagnosis=known["squares"].diagnosis)
    same = replace(klass.assignment, answers={"right": [], "wrong": [known["squares"], known_twice]})
    tie = replace(both, checks=(replace(both.checks[0], misconceptions=("squares", "clips")), both.checks[1]))
    found = misconceptions(same, [("ada", tie), ("bob", both)])
    assert [each.names for each in found] == [("clips", "squares")]
    assert found[0].students == ("ada", "bob")


def test_messages_of_unknown_mistakes_are_counted(klass, result_of):
    lost = wrong(result_of, "", "Seen: 8.")
    counts = check_counts(klass.assignment, [("a", lost), ("b", lost), ("c", result_of())])
    assert counts[0].unexplained == (("Seen: 8.", 2),)
    assert counts[0].outcomes == ((Outcome.WRONG, 2),)


def test_nobody_graded_yet(klass):
    assert "Nobody has been graded yet." in page(klass.course, klass.assignment, [])


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("def f(x):\n    '''Jane'''\n    return x  # by Jane", "def f(x):\n    return x"),
        ("def f(x):\n    'Jane'", "def f(x):\n    pass"),
        ("jane_says = 'Jane Doe 4711'", "somebody_says = 'somebody somebody somebody'"),
        ("x = '\x1b[31m'", "x = '\\x1b[31m'"),
        ("def f(:", None),
        ("x = 1\n" * 100, None),
        ("(" * 500, None),
    ],
)
def test_an_example_is_code_and_nobody(source, kept):
    assert anonymous(source, ["jane-doe-4711"]) == kept


def test_the_command_writes_the_page(klass, result_of):
    keep(klass, "ada", b"", result_of())
    done = CliRunner().invoke(main, ["--course", str(klass.course.root), "report", "double"])
    assert done.output.strip().endswith("class/reports/double.html")
    assert "Double" in Path(done.output.strip()).read_text()


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_rule_of_axe_is_broken_and_nothing_is_wider_than_the_screen(shown, browser, tmp_path, mode, width):
    path = tmp_path / "report.html"
    path.write_text(str(shown()))
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=mode, bypass_csp=True)
    tab.goto(path.as_uri())
    tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    tab.add_script_tag(path=AXE)
    broken = tab.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
    assert broken == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()
