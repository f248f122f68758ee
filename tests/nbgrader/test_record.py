import json
from datetime import datetime

import pytest
from nbgrader.utils import compute_checksum, determine_grade

from autograder.announce import announce
from autograder.course import CourseError
from autograder.record import Recorder
from autograder.release import source_notebook
from autograder.result import Status
from autograder.results import read_result, write_result


def record(klass, *entries):
    with Recorder(klass.course, klass.assignment) as recorder:
        for student, data, result in entries:
            recorder.record(student, data, result)


def test_points_reach_the_gradebook(klass, result_of):
    record(klass, ("ada", klass.answer("sum"), result_of(infinite=0.5)))
    assert klass.grades("ada") == {"doubles": (3.0, False), "infinite": (0.5, False)}


def test_nbgrader_reads_the_same_points_from_the_notebook(klass, result_of):
    record(klass, ("ada", klass.answer("sum"), result_of(infinite=0.5)))
    cells = {
        c.metadata.nbgrader.grade_id: c for c in klass.autograded("ada").cells if "nbgrader" in c.metadata
    }
    assert determine_grade(cells["doubles"]) == (3.0, 3.0)
    assert determine_grade(cells["infinite"]) == (0.5, 2.0)


@pytest.mark.parametrize("points", [-1.0, 99.0, 0.1 + 0.2])
def test_what_nbgrader_reads_is_always_in_range(klass, result_of, points):
    record(klass, ("ada", klass.answer("sum"), result_of(doubles=points)))
    cell = next(c for c in klass.autograded("ada").cells if c.id == "03-doubles")
    score, most = determine_grade(cell)
    assert score == min(max(points, 0.0), most)


def test_the_same_twice_changes_nothing(klass, result_of):
    entry = ("ada", klass.answer("sum"), result_of(doubles=1.0))
    record(klass, entry)
    before = klass.grades("ada"), klass.autograded("ada")
    record(klass, entry, entry)
    assert (klass.grades("ada"), klass.autograded("ada")) == before
    with klass.gradebook() as gradebook:
        assert len(gradebook.assignment_submissions("double")) == 1


def test_a_file_that_cannot_be_read_gets_zero_and_a_person(klass, result_of):
    refused = result_of(Status.UNREADABLE, "The file is empty.", doubles=0.0, infinite=0.0)
    record(klass, ("bob", b"", refused))
    assert klass.grades("bob") == {"doubles": (0.0, True), "infinite": (0.0, True)}
    assert "The file is empty." in klass.autograded("bob").cells[0].source


def test_a_score_given_by_hand_stays(klass, result_of):
    record(klass, ("ada", klass.answer("sum"), result_of(doubles=1.0)))
    with klass.gradebook() as gradebook:
        grade = gradebook.find_grade("doubles", "double", "double", "ada")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.5, 1.0, False
        gradebook.db.commit()
    record(klass, ("ada", klass.answer("sum"), result_of(doubles=0.0)))
    with klass.gradebook() as gradebook:
        grade = gradebook.find_grade("doubles", "double", "double", "ada")
        assert (grade.auto_score, grade.manual_score, grade.score) == (0.0, 2.5, 3.5)
        assert grade.needs_manual_grade


def test_late_penalties_are_nbgraders(klass, result_of):
    klass.course.config.LateSubmissionPlugin.penalty_method = "zero"
    with klass.gradebook() as gradebook:
        gradebook.update_or_create_assignment("double", duedate=datetime(2030, 1, 1))
    for student, when in (("early", "2029-12-31 12:00:00 UTC"), ("late", "2030-01-02 12:00:00 UTC")):
        klass.hand_in(student, klass.answer("sum"), when)
        record(klass, (student, klass.answer("sum"), result_of(doubles=1.0)))
    with klass.gradebook() as gradebook:
        assert gradebook.find_submission("double", "early").late_submission_penalty == 0
        assert gradebook.find_submission("double", "late").late_submission_penalty == 3.0


def test_an_unreadable_timestamp_harms_nobody(klass, result_of):
    klass.hand_in("ada", klass.answer("sum"), "the day before yesterday")
    record(klass, ("ada", klass.answer("sum"), result_of()))
    with klass.gradebook() as gradebook:
        assert gradebook.find_submission("double", "ada").timestamp is None


def test_an_untouched_answer_is_called_no_response(klass, result_of, notebook):
    record(
        klass, ("ada", json.dumps(notebook).encode(), result_of()), ("bob", klass.answer("sum"), result_of())
    )
    with klass.gradebook() as gradebook:
        said = {
            s: gradebook.find_comment("write_double", "double", "double", s).comment for s in ("ada", "bob")
        }
    assert said == {"ada": "No response.", "bob": None}


def test_checksums_are_nbgraders(klass, result_of, notebook):
    record(klass, ("ada", json.dumps(notebook).encode(), result_of()))
    cells = [cell for cell in klass.autograded("ada").cells if "nbgrader" in cell.metadata]
    assert all(cell.metadata.nbgrader.checksum == compute_checksum(cell) for cell in cells)


def test_the_result_is_kept_and_read_back(klass, result_of):
    record(klass, ("ada", klass.answer("sum"), result_of(doubles=1.0)))
    kept = read_result(klass.course.results("double"), "ada")
    assert kept.points == 3.0
    assert len(kept.provenance["sha256"]) == 64


def test_a_damaged_result_counts_as_none(klass, result_of):
    folder = klass.course.results("double")
    write_result(folder, "ada", result_of())
    path = folder / "ada.json"
    path.write_bytes(path.read_bytes()[:50])
    assert read_result(folder, "ada") is None


def test_nothing_counts_as_done_before_the_gradebook_has_it(klass, result_of):
    recorder = Recorder(klass.course, klass.assignment).__enter__()
    recorder.record("ada", klass.answer("sum"), result_of())
    recorder.gradebook.db.rollback()  # what is left when the process dies here
    assert read_result(klass.course.results("double"), "ada") is None
    recorder.gradebook.close()
    record(klass, ("ada", klass.answer("sum"), result_of()))
    assert klass.grades("ada")["doubles"] == (3.0, False)


def test_what_the_student_claims_to_have_printed_is_gone(klass, result_of, notebook):
    cell = next(c for c in notebook["cells"] if c["id"] == "03-doubles")
    cell["outputs"] = [{"output_type": "execute_result", "metadata": {}, "data": {"text/plain": "1000"}}]
    record(klass, ("ada", json.dumps(notebook).encode(), result_of(doubles=0.0)))
    assert "1000" not in json.dumps(klass.autograded("ada"))


def test_points_changed_at_the_source_reach_the_gradebook(klass):
    path = klass.course.solutions / "double" / "double.py"
    path.write_text(path.read_text().replace('"points": 3', '"points": 4'))
    announce(klass.course, "double", source_notebook(path))
    with klass.gradebook() as gradebook:
        assert gradebook.find_grade_cell("doubles", "double", "double").max_score == 4


def test_a_renamed_test_after_submissions_says_what_to_do(klass, result_of):
    record(klass, ("ada", klass.answer("sum"), result_of()))
    path = klass.course.solutions / "double" / "double.py"
    path.write_text(path.read_text().replace("infinite", "endless"))
    with pytest.raises(CourseError, match="keep their grade_id"):
        announce(klass.course, "double", source_notebook(path))
