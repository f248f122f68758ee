"""Folders that may not be read or written, and names that no gradebook holds."""

import os

import pytest
from classroom import ORDINARY, STEM, told

pytestmark = pytest.mark.usefixtures("warm")


@pytest.fixture
def without_rights():
    """Takes rights from a folder; they are given back in the end, so that it can be removed."""
    changed = []

    def take(folder, mode):
        changed.append((folder, folder.stat().st_mode))
        folder.chmod(mode)

    def give_back():
        while changed:
            folder, mode = changed.pop()
            folder.chmod(mode)

    take.back = give_back
    yield take
    give_back()


@pytest.mark.parametrize("which", ["submitted", "submitted/student-02", f"submitted/student-02/{STEM}"])
def test_what_was_handed_in_may_not_be_read(classroom, without_rights, which):
    """Else these students would be passed over, and nobody would know."""
    klass = classroom()
    folder = klass.home / which
    without_rights(folder, 0)
    message = told(klass.grade_in(*ORDINARY))
    assert "could not be read: Permission denied" in message
    assert f"Expected {folder}; " in message
    assert f"`chmod u+rx {folder}`" in message
    assert not (klass.home / "gradebook.db").exists()


def test_a_folder_that_grades_may_not_be_written_to(classroom, without_rights):
    klass = classroom()
    folder = klass.home / "autograded"
    folder.mkdir()
    without_rights(folder, 0o555)
    message = told(klass.grade_in(*ORDINARY))
    assert f"{folder}/student-" in message
    assert "could not be written: Permission denied" in message
    assert f"`chmod u+wx {folder}`" in message
    without_rights.back()
    klass.require_complete()


@pytest.mark.parametrize("name", [b"J\xfcrgen", b"x" * 200])
def test_a_name_that_no_gradebook_holds(classroom, name):
    klass = classroom()
    strange = klass.home / "submitted" / os.fsdecode(name)
    (klass.home / "submitted" / "student-02").rename(strange)
    message = told(klass.grade())
    assert "cannot be a student's: expected at most 128 characters, in UTF-8. Rename it" in message
    strange.rename(klass.home / "submitted" / "student-02")


def test_a_file_in_the_place_of_a_folder(classroom):
    klass = classroom(students=2)
    (klass.home / "results").write_text("a note")
    message = told(klass.grade())
    assert f"{klass.home}/results is a file where a folder belongs: move it away." in message
