"""Does an assignment load, release a stub, and take answers?"""

import shutil
from pathlib import Path

import pytest

from autograder.assignment import AssignmentError, load, notebook_of
from autograder.demonstrations import demonstrations, validate
from autograder.source_cells import read_cells

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def tiny():
    return load("tiny", root=FIXTURES)


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(FIXTURES / "tiny", tmp_path / "tiny")
    return tmp_path


def sources(notebook):
    return {cell.id: cell.source for cell in notebook.cells}


def test_points_come_from_the_source(tiny):
    assert tiny.points == {"doubles": 3, "leaves_input": 1, "averages": 4, "by_hand": 2, "spreads": 2}


def test_the_stub_holds_no_solution_and_no_hidden_line(tiny):
    text = "\n".join(sources(notebook_of(tiny, None)).values())
    assert text.count("raise NotImplementedError()") == 3
    for secret in ("autograder_check", "HIDDEN", "SOLUTION", "2 * x", "torch.randn"):
        assert secret not in text


def test_docstring_and_visible_asserts_stay(tiny):
    text = "\n".join(sources(notebook_of(tiny)).values())
    assert '"""Twice `x`, a number or a tensor."""' in text
    assert "assert double(2) == 4" in text


def test_cell_ids_are_the_same_each_time(tiny):
    assert list(sources(notebook_of(tiny))) == list(sources(notebook_of(load("tiny", root=FIXTURES))))
    assert "02-write_double" in sources(notebook_of(tiny))


def test_an_answer_fills_its_tasks_and_the_reference_the_rest(tiny):
    answer = next(answer for answer in tiny.answers["right"] if answer.stem == "added")
    filled = sources(notebook_of(tiny, answer))
    assert filled["02-write_double"].startswith("import warnings")
    assert "return x + x" in filled["02-write_double"]
    assert "def mean_of" not in filled["02-write_double"]
    assert filled["08-write_noise"].count("torch.randn") == 1
    assert "SOLUTION" not in filled["08-write_noise"]


def test_a_wrong_answer_tells_what_it_must_lose(tiny):
    squared = tiny.misconceptions["squared"]
    assert squared.fails == ("doubles",)
    assert "square" in squared.diagnosis


TASK = """# %% nbgrader={"grade": false, "grade_id": "write_NAME", "solution": true}
def NAME():
    ### BEGIN SOLUTION
    pass
    ### END SOLUTION

"""
SHOWN = '# %% tags=["demonstration"]\nx = f()\nprint(x)\n\n'
GIVEN = (
    "# %%\nimport torch\n\n"
    + TASK.replace("NAME", "f")
    + SHOWN
    + TASK.replace("NAME", "g")
    + "# %%\nx = g()\n"
)


@pytest.fixture
def given(tmp_path):
    """Reads the cells of a source."""

    def read(source):
        (tmp_path / "given.py").write_text(source)
        return read_cells(tmp_path / "given.py")

    return read


def test_cells_that_only_show_are_the_tagged_and_those_after_the_last_task(given):
    cells = given(GIVEN)
    assert list(demonstrations(cells).values()) == ["x = f()\nprint(x)", "x = g()"]
    validate(cells, "given.py")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("x = f()", "x = torch = f()", "here twice: torch"),
        ("x = f()", "def g(): ...", "here twice: g"),
        ('# %% tags=["demonstration"]', '# %% [markdown] tags=["demonstration"]', "given code"),
        ("# %% nbgrader", '# %% tags=["demonstration"] nbgrader', "no task"),
    ],
)
def test_a_cell_that_others_need_is_no_demonstration(given, old, new, named):
    with pytest.raises(AssignmentError, match=named):
        validate(given(GIVEN.replace(old, new)), "given.py")


def test_version_changes_with_an_answer(copied):
    before = load("tiny", root=copied).version
    path = copied / "tiny" / "answers" / "wrong_sum.py"
    path.write_text(path.read_text() + "\n# changed\n")
    assert load("tiny", root=copied).version != before


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("checks.py", '"doubles"', '"triples"', "triples"),
        ("answers/wrong_sum.py", '["averages"]', '["other"]', "wrong_sum"),
        ("answers/wrong_sum.py", 'look = "the second task"', "", "wrong_sum"),
        ("answers/right_added.py", "title", "fails", "right_added"),
        ("tiny.py", '"points": 3', '"points": 0', "doubles"),
        ("tiny.py", "### END SOLUTION", "", "write_double"),
        ("tiny.py", '"grade_id": "doubles"', '"grade_id": "averages"', "averages"),
        ("tiny.py", "import torch", "%matplotlib inline", "magics"),
        ("checks.py", "WITHHOLDS = ()", "", "WITHHOLDS"),
    ],
)
def test_what_does_not_fit_is_named(copied, file, old, new, named):
    path = copied / "tiny" / file
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(AssignmentError, match=named):
        load("tiny", root=copied)


def test_a_missing_file_is_named(copied):
    (copied / "tiny" / "probes.py").unlink()
    with pytest.raises(AssignmentError, match=r"probes\.py is missing"):
        load("tiny", root=copied)


@pytest.fixture
def judged(copied):
    """The tiny assignment with a title out of judges.py beside its checks: what writes it, and the folder."""
    path = copied / "tiny" / "checks.py"
    title = load("tiny", root=copied).checks[0].title
    path.write_text("from .judges import TITLE\n" + path.read_text().replace(f'"{title}"', "TITLE", 1))
    return (copied / "tiny" / "judges.py").write_text, copied


def test_checks_may_import_what_lies_beside_them(judged):
    write, root = judged
    for title in ("twice", "two times"):
        write(f"TITLE = {title!r}\n")
        assert load("tiny", root=root).checks[0].title == title


@pytest.mark.parametrize("fault", ["TITLE =", "TITLE = missing"])
def test_a_fault_in_what_they_import_is_named(judged, fault):
    write, root = judged
    write(f"first = 1\n{fault}\n")
    with pytest.raises(AssignmentError, match=r"judges\.py cannot be run: line 2: "):
        load("tiny", root=root)
