import csv
import io
import struct
import zipfile
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from autograder import collect as collecting
from autograder.cli import main
from autograder.collect import collect
from autograder.course import CourseError
from autograder.lms import apart, recognise, remembered
from autograder.record import Recorder, read_timestamp

NOTEBOOK = b'{"cells": []}'


def make_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def submitted(klass):
    root = klass.course.root / "class/submitted"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.ipynb")}


@pytest.mark.parametrize(
    ("path", "student", "lms", "number", "file"),
    [
        ("doejane_12345_67890_double.ipynb", "doejane-12345", "canvas", "12345", "double.ipynb"),
        ("doejane_LATE_12345_67890_double-2.ipynb", "doejane-12345", "canvas", "12345", "double-2.ipynb"),
        ("submissions/doejane_1_2_my_work_3.ipynb", "doejane-1", "canvas", "1", "my_work_3.ipynb"),
        ("Jane Doe_77_assignsubmission_file_/double.ipynb", "Jane-Doe", "moodle", "77", "double.ipynb"),
        ("Jane Doe_77_assignsubmission_file/a/double.ipynb", "Jane-Doe", "moodle", "77", "double.ipynb"),
        ("Jane Doe_77_assignsubmission_file_double.ipynb", "Jane-Doe", "moodle", "77", "double.ipynb"),
        ("all/Zoë O'Neil_9_assignsubmission_file_/x.ipynb", "Zoë-O-Neil", "moodle", "9", "x.ipynb"),
        ("ada/double.ipynb", "ada", "", "", "double.ipynb"),
        ("ada.ipynb", "ada", "", "", "ada.ipynb"),
    ],
)
def test_names_of_canvas_moodle_and_our_own(path, student, lms, number, file):
    sent = recognise(path)
    assert (sent.sender.student, sent.sender.lms, sent.sender.id, sent.file) == (student, lms, number, file)


def test_two_people_of_one_name_stay_two():
    paths = [f"Jane Doe_{n}_assignsubmission_file_/double.ipynb" for n in (1, 2)]
    assert [each.sender.student for each in apart(map(recognise, paths))] == ["Jane-Doe-1", "Jane-Doe-2"]


def test_a_zip_from_canvas(klass, tmp_path):
    files = {
        "doejane_1_10_double.ipynb": b"old",
        "doejane_1_11_double-1.ipynb": NOTEBOOK,
        "roebob_LATE_2_12_solution.ipynb": NOTEBOOK + b" ",
        "roebob_LATE_2_12_notes.pdf": b"%PDF",
    }
    done = collect(klass.course, "double", make_zip(tmp_path / "submissions.zip", files))
    assert (done.new, done.late, done.problems) == (["doejane-1", "roebob-2"], ["roebob-2"], [])
    assert submitted(klass) == {
        "doejane-1/double/double.ipynb": NOTEBOOK,
        "roebob-2/double/double.ipynb": NOTEBOOK + b" ",
    }


def test_taken_in_twice_only_what_changed_is_replaced(klass, tmp_path):
    sent = tmp_path / "sent"
    folder = sent / "Jane Doe_7_assignsubmission_file_"
    folder.mkdir(parents=True)
    (folder / "double.ipynb").write_bytes(NOTEBOOK)
    assert collect(klass.course, "double", sent).new == ["Jane-Doe"]
    assert collect(klass.course, "double", sent).unchanged == ["Jane-Doe"]
    (folder / "double.ipynb").write_bytes(b"anew")
    assert collect(klass.course, "double", sent).replaced == ["Jane-Doe"]
    assert submitted(klass) == {"Jane-Doe/double/double.ipynb": b"anew"}
    assert remembered(klass.course, "double")["Jane-Doe"] == {"lms": "moodle", "id": "7", "name": "Jane Doe"}


@pytest.mark.parametrize(
    "name",
    [
        "../eve/double.ipynb",
        "/etc/double.ipynb",
        "eve/../../double.ipynb",
        "..\\eve\\double.ipynb",
        "C:/x.ipynb",
    ],
)
def test_nothing_leads_out_of_the_zip(klass, tmp_path, name):
    before = {path for path in tmp_path.rglob("*") if "course" not in path.parts}
    done = collect(
        klass.course, "double", make_zip(tmp_path / "x.zip", {name: NOTEBOOK, "ada/double.ipynb": b"1"})
    )
    assert done.new == ["ada"]
    assert "leads out of the zip" in done.problems[0]
    assert set(submitted(klass)) == {"ada/double/double.ipynb"}
    after = {path for path in tmp_path.rglob("*") if "course" not in path.parts}
    assert after - before == {tmp_path / "x.zip"}


def test_links_are_not_followed(klass, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(b"secret")
    link = zipfile.ZipInfo("eve/double.ipynb")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(link, str(secret))
    assert "is a link" in collect(klass.course, "double", tmp_path / "x.zip").problems[0]
    sent = tmp_path / "sent"
    (sent / "fay").mkdir(parents=True)
    (sent / "fay/double.ipynb").symlink_to(secret)
    (sent / "gus").symlink_to(tmp_path, target_is_directory=True)
    assert collect(klass.course, "double", sent).problems == [
        "fay/double.ipynb is a link; links are not followed."
    ]
    assert submitted(klass) == {}


def test_a_bomb_is_refused_and_the_others_are_taken(klass, tmp_path):
    bomb = make_zip(tmp_path / "x.zip", {"eve/double.ipynb": bytes(60_000_000), "ada/double.ipynb": NOTEBOOK})
    assert bomb.stat().st_size < 100_000
    done = collect(klass.course, "double", bomb)
    assert done.problems == ["eve: It is larger than 20 MB."]
    assert set(submitted(klass)) == {"ada/double/double.ipynb"}


def test_a_header_that_lies_about_the_size_is_refused(klass, tmp_path):
    path = make_zip(tmp_path / "x.zip", {"eve/double.ipynb": bytes(60_000_000)})
    data = path.read_bytes().replace(struct.pack("<L", 60_000_000), struct.pack("<L", 10))
    path.write_bytes(data)
    done = collect(klass.course, "double", path)
    assert done.problems[0].startswith("eve: It cannot be unpacked")
    assert submitted(klass) == {}


def test_a_damaged_entry_harms_nobody_else(klass, tmp_path):
    path = make_zip(tmp_path / "x.zip", {"eve/double.ipynb": b"abc" * 999, "zed/double.ipynb": NOTEBOOK})
    data = bytearray(path.read_bytes())
    data[40:60] = bytes(20)
    path.write_bytes(data)
    assert collect(klass.course, "double", path).new == ["zed"]


def test_too_many_entries_and_too_much_altogether(klass, tmp_path, monkeypatch):
    path = make_zip(tmp_path / "x.zip", {f"s{n}/double.ipynb": NOTEBOOK for n in range(5)})
    monkeypatch.setattr(collecting, "MAX_ENTRIES", 4)
    with pytest.raises(CourseError, match="at most 4"):
        collect(klass.course, "double", path)
    monkeypatch.setattr(collecting, "MAX_ENTRIES", 5)
    monkeypatch.setattr(collecting, "MAX_TOTAL", 30)
    with pytest.raises(CourseError, match="s2 and on are left"):
        collect(klass.course, "double", path)


def test_what_cannot_be_decided_is_said_and_graded_as_missing(klass, tmp_path):
    files = {"ada/a.ipynb": b"1", "ada/b.ipynb": b"2", ".x/double.ipynb": b"3", "double.ipynb": b"4"}
    done = collect(klass.course, "double", make_zip(tmp_path / "x.zip", files))
    assert done.problems == [
        ".x/double.ipynb: whose it is cannot be told.",
        "double.ipynb: whose it is cannot be told.",
        "ada: Of several notebooks none is called double.ipynb: a.ipynb, b.ipynb.",
    ]
    assert [student for student, _ in klass.course.submissions("double")] == ["ada"]


def test_neither_a_folder_nor_a_zip(klass, tmp_path):
    (tmp_path / "x.zip").write_text("no zip")
    with pytest.raises(CourseError, match="neither a folder nor a zip"):
        collect(klass.course, "double", tmp_path / "x.zip")


def test_times_become_the_times_of_handing_in(klass, tmp_path):
    entry = zipfile.ZipInfo("ada/double.ipynb", (2030, 1, 2, 12, 30, 0))
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(entry, NOTEBOOK)
    collect(klass.course, "double", tmp_path / "x.zip", times=True)
    folder = klass.course.folder("submitted", "ada", "double")
    expected = datetime(2030, 1, 2, 12, 30).astimezone(UTC).replace(tzinfo=None)
    assert read_timestamp(folder).replace(tzinfo=None) == expected


@pytest.fixture
def run(klass):
    return lambda *words: CliRunner().invoke(main, ["--course", str(klass.course.root), *map(str, words)])


def graded_from(klass, run, result_of, tmp_path, *names):
    path = make_zip(tmp_path / "x.zip", {name: klass.answer("sum") for name in names})
    assert "2 new" in run("collect", "double", path).output
    with Recorder(klass.course, klass.assignment) as recorder:
        for student, _ in klass.course.submissions("double"):
            recorder.record(student, klass.answer("sum"), result_of(doubles=1.0))


def test_export_with_canvas_columns(klass, run, result_of, tmp_path):
    graded_from(klass, run, result_of, tmp_path, "doejane_1_10_double.ipynb", "bob/double.ipynb")
    lines = list(csv.reader(io.StringIO(run("export", "double", "--for", "canvas").output)))
    assert lines == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "double"],
        ["    Points Possible", "", "", "", "", "5.0"],
        ["bob", "", "", "bob", "", "3.0"],
        ["doejane", "1", "", "", "", "3.0"],
    ]


def test_export_with_moodle_columns(klass, run, result_of, tmp_path):
    names = [f"{name}_assignsubmission_file_/double.ipynb" for name in ("Jane Doe_7", "=Bob Roe_8")]
    graded_from(klass, run, result_of, tmp_path, *names)
    lines = list(csv.reader(io.StringIO(run("export", "double", "--for", "moodle").output)))
    assert lines == [
        ["Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Last modified (grade)"],
        ["Participant 8", "'=Bob Roe", "", "3.0", "5.0", "-"],
        ["Participant 7", "Jane Doe", "", "3.0", "5.0", "-"],
    ]


def test_moodle_wants_its_own_students(klass, run, result_of, tmp_path):
    graded_from(klass, run, result_of, tmp_path, "ada/double.ipynb", "bob/double.ipynb")
    assert "ada, bob did not come from one" in run("export", "double", "--for", "moodle").output
