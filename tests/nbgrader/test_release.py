import json

import pytest

from autograder import release
from autograder.assignment import notebook_of
from autograder.errors import AssignmentError


def test_no_solution_and_no_hidden_line_is_released(released):
    text = release.notebook_bytes(released).decode()
    assert "2 * x" not in text
    assert "autograder_check" not in text
    assert "HIDDEN" not in text
    assert "raise NotImplementedError()" in text


def test_what_the_student_needs_stays(released):
    sources = {cell.id: cell.source for cell in released.cells}
    assert sources["02-write_double"].startswith('def double(x: float) -> float:\n    """Twice x."""')
    assert sources["03-doubles"] == "assert double(2) == 4"


def test_same_bytes_every_time(source_path, released, course):
    again = release.released_notebook(release.source_notebook(source_path), course.config)
    assert release.notebook_bytes(again) == release.notebook_bytes(released)


def test_cell_ids_follow_grade_ids(released):
    assert [cell.id for cell in released.cells] == [
        "00-markdown",
        "01-imports",
        "02-write_double",
        "03-doubles",
        "04-infinite",
    ]


def test_test_cells_are_locked_and_carry_a_checksum(released):
    cell = next(cell for cell in released.cells if cell.id == "03-doubles")
    assert cell.metadata.editable is False
    assert cell.metadata.deletable is False
    assert len(cell.metadata.nbgrader.checksum) == 32


def test_a_grade_id_used_twice_names_the_file(source_path, tmp_path):
    path = tmp_path / "twice.py"
    path.write_text(source_path.read_text().replace('"infinite"', '"doubles"'))
    with pytest.raises(AssignmentError, match=r"twice\.py.*'doubles'"):
        release.source_notebook(path)


def test_the_source_keeps_its_hidden_lines(source_path):
    text = json.dumps(release.source_notebook(source_path))
    assert "autograder_check" in text


def test_nbgraders_converter_writes_these_bytes(course, released):
    path = release.release(course, "double")
    assert path.read_bytes() == release.notebook_bytes(released)
    assert release.stale(course, ["double"]) == []


def test_a_source_changed_after_release_is_noticed(course):
    path = release.release(course, "double")
    path.write_bytes(path.read_bytes().replace(b"Twice", b"Thrice"))
    assert release.stale(course, ["double"]) == ["double differs from what its source gives."]


def test_a_notebook_without_a_source_is_noticed(course):
    release.release(course, "double")
    stray = course.root / "exercises" / "gone"
    stray.mkdir()
    try:
        assert len(release.stale(course, ["double"])) == 1
    finally:
        stray.rmdir()


def test_the_engine_sees_the_same_notebook(assignment, released):
    engine = [(cell.id, cell.source.rstrip()) for cell in notebook_of(assignment).cells]
    assert engine == [(cell.id, cell.source.rstrip()) for cell in released.cells]


def test_only_the_notebook_lies_in_nbgraders_source_folder(course):
    release.release(course, "double")
    assert [path.name for path in (course.root / "build/source/double").iterdir()] == ["double.ipynb"]
