import json

import pytest

from autograder import release


def test_no_solution_and_no_hidden_line_is_released(released):
    text = release.notebook_bytes(released).decode()
    assert "2 * x" not in text
    assert "autograder_check" not in text
    assert "HIDDEN" not in text
    assert "raise NotImplementedError()" in text


def test_what_the_student_needs_stays(released):
    sources = {cell.id: cell.source for cell in released.cells}
    assert sources["write_double"].startswith('def double(x: float) -> float:\n    """Twice x."""')
    assert sources["doubles"] == "assert double(2) == 4"


def test_same_bytes_every_time(source_path, released):
    again = release.released_notebook(release.source_notebook(source_path))
    assert release.notebook_bytes(again) == release.notebook_bytes(released)


def test_cell_ids_follow_grade_ids(released):
    assert [cell.id for cell in released.cells] == [
        "start-1",
        "imports",
        "write_double",
        "doubles",
        "infinite",
    ]


def test_test_cells_are_locked_and_carry_a_checksum(released):
    cell = next(cell for cell in released.cells if cell.id == "doubles")
    assert cell.metadata.editable is False
    assert cell.metadata.deletable is False
    assert len(cell.metadata.nbgrader.checksum) == 32


def test_a_grade_id_used_twice_names_the_file(source_path, tmp_path):
    path = tmp_path / "twice.py"
    path.write_text(source_path.read_text().replace('"infinite"', '"doubles"'))
    with pytest.raises(release.ReleaseError, match=r"twice\.py.*'doubles'"):
        release.source_notebook(path)


def test_the_source_keeps_its_hidden_lines(source_path):
    text = json.dumps(release.source_notebook(source_path))
    assert "autograder_check" in text
