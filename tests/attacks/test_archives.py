"""A download that was tampered with or torn ends with a sentence; nothing is written elsewhere."""

import io
import shutil
import struct
import zipfile

import pytest
from handed_in import right
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import assignment_of

from autograder.collect import collect
from autograder.course import CONFIG, REPOSITORY, Course, CourseError

STEM = "day10_step_decay"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("download") / "course"
    root.mkdir()
    shutil.copy(REPOSITORY / CONFIG, root)
    return Course.find(root)


def archive(**options):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", **options) as zipped:
        for student in ("ada", "bob", "eve"):
            zipped.writestr(f"{student}/{STEM}/{STEM}.ipynb", right(assignment_of(STEM)))
    return held.getvalue()


WHOLE = archive()
SMALL = {
    kind: archive(compression=kind) for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
}


def taken(course, data):
    """Collect a zip of these bytes; what lies where afterwards, but for the course's own folder."""
    path = course.root.parent / "download.zip"
    path.write_bytes(data)
    before = {each for each in course.root.parent.rglob("*") if "submitted" not in each.parts}
    try:
        return collect(course, STEM, path)
    except CourseError as error:
        assert str(error)  # noqa: PT017
        return None
    finally:
        after = {each for each in course.root.parent.rglob("*") if "submitted" not in each.parts}
        assert {each for each in after - before if each.name != "class"} == set()
        shutil.rmtree(course.root / "class", ignore_errors=True)


def test_a_whole_zip_is_taken(course):
    assert taken(course, WHOLE).new == ["ada", "bob", "eve"]


@pytest.mark.parametrize("stamp", [0, 0xFFFF, 0x0020, 0x21FF])
def test_times_that_are_none_harm_nobody(course, stamp):
    """The date of every entry is one that no calendar has."""
    data = bytearray(WHOLE)
    for signature, offset in ((b"PK\x03\x04", 12), (b"PK\x01\x02", 14)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset : place + offset + 2] = struct.pack("<H", stamp)
            place = data.find(signature, place + 4)
    assert taken(course, bytes(data)).new == ["ada", "bob", "eve"]


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_torn_zip_is_taken_or_refused(course, data):
    torn = bytearray(data.draw(st.sampled_from([WHOLE, *SMALL.values()])))
    for _ in range(data.draw(st.integers(1, 6))):
        near_the_end = st.integers(max(len(torn) - 400, 0), max(len(torn) - 1, 0))
        start = data.draw(near_the_end | st.integers(0, max(len(torn) - 1, 0)))
        length = data.draw(st.integers(0, 8))
        torn[start : start + length] = data.draw(st.binary(max_size=8))
    taken(course, bytes(torn))
