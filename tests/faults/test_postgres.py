"""PostgreSQL as the gradebook: the same grades as in SQLite, and no fault of the server's costs one."""

import threading
from contextlib import closing
from datetime import datetime
from urllib.parse import quote, unquote

import pytest
from classroom import STEM, told
from nbgrader.api import SubmittedAssignment
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from postgres_server import PASSWORD

from autograder.gradebook import opened
from autograder.gradebook_faults import masked, shown
from autograder.record import Recorder
from autograder.results import read_results

pytestmark = pytest.mark.usefixtures("warm")

STUDENTS = 12
LATE = 'c.LateSubmissionPlugin.penalty_method = "zero"'


@pytest.fixture
def on_server(classroom, running):
    """A class whose gradebook is a database of its own on the server."""

    def make(students=4, name="course", settings=""):
        database = running.new_database()
        klass = classroom(students, f"c.CourseDirectory.db_url = {running.url(database)!r}\n{settings}", name)
        klass.database = database
        return klass

    return make


def hand_in_late(klass):
    """Every third student is a day late, and the others are in time."""
    for number, each in enumerate(klass.planned):
        day = 2 if number % 3 == 0 else 1
        folder = klass.course.folder("submitted", each.student, STEM)
        (folder / "timestamp.txt").write_text(f"2030-01-0{day} 12:00:00 UTC\n")
    with opened(klass.course) as gradebook:
        gradebook.update_or_create_assignment(STEM, duedate=datetime(2030, 1, 2))


def everything(klass):
    """All that the gradebook holds, but for the ids that it makes up."""
    with opened(klass.course) as gradebook:
        notebook = gradebook.find_notebook(STEM, STEM)
        cells = sorted((cell.name, cell.max_score, cell.cell_type) for cell in notebook.grade_cells)
        sources = sorted((cell.name, cell.source, cell.checksum) for cell in notebook.source_cells)
        rows = [_row(row) for row in gradebook.db.query(SubmittedAssignment)]
        return cells, sources, sorted(rows)


def _row(row):
    (notebook,) = row.notebooks
    grades = sorted(
        (g.name, g.auto_score, g.manual_score, g.extra_credit, g.score, g.max_score, g.needs_manual_grade)
        for g in notebook.grades
    )
    comments = sorted((c.name, c.auto_comment, c.manual_comment, c.comment) for c in notebook.comments)
    whole = (row.score, row.max_score, row.late_submission_penalty, row.needs_manual_grade)
    return row.student_id, row.timestamp, row.total_seconds_late, whole, grades, comments


def by_hand(klass):
    """What an instructor gives in the formgrader."""
    with opened(klass.course) as gradebook:
        cell, student = klass.assignment.checks[0].name, klass.planned[1].student
        grade = gradebook.find_grade(cell, STEM, STEM, student)
        grade.manual_score, grade.extra_credit = 0.5, 2.0
        task = next(iter(klass.assignment.tasks.values())).grade_id
        gradebook.find_comment(task, STEM, STEM, student).manual_comment = "Schön: ≤ 3 Zeilen 🙂"
        gradebook.db.commit()


def test_the_gradebook_is_the_same_as_in_sqlite(classroom, on_server):
    both = classroom(STUDENTS, LATE, "here"), on_server(STUDENTS, "there", LATE)
    for klass in both:
        hand_in_late(klass)
        ended = klass.grade()
        assert ended.exit_code == 0, ended.output
        klass.require_grades()
    here, there = both
    assert everything(here) == everything(there)
    _, _, rows = everything(there)
    assert len(rows) == STUDENTS
    assert {penalty > 0 for _, _, _, (_, _, penalty, _), _, _ in rows} == {True, False}
    assert any("No response." in (auto for _, auto, _, _ in comments) for *_, comments in rows)

    for klass in both:
        by_hand(klass)
    before = everything(there)
    assert everything(here) == before
    for klass in both:
        assert "0 graded" in klass.grade().output
        assert f"{STUDENTS} graded" in klass.grade("--force").output
    assert everything(here) == everything(there) == _to_be_looked_at_again(before)
    assert not (there.home / "gradebook.db").exists()

    for words in (["export"], ["export", "--for", "canvas"]):
        exported = [klass.run(*words) for klass in both]
        assert exported[0].exit_code == 0
        assert exported[0].output.count("\n") > STUDENTS
        assert exported[0].output == exported[1].output


def _to_be_looked_at_again(held):
    """The same gradebook; only what was given by hand is marked, for the submission was graded anew."""
    cells, sources, rows = held
    marked = []
    for student, when, late, (*whole, person), grades, comments in rows:
        grades = [(*grade[:6], grade[6] or grade[2] is not None) for grade in grades]
        person = person or any(grade[6] for grade in grades)
        marked.append((student, when, late, (*whole, person), grades, comments))
    return cells, sources, marked


def test_feedback_and_the_formgraders_lists_come_from_the_server(on_server):
    klass = on_server(2)
    klass.grade()
    by_hand(klass)
    pages = klass.run("feedback", STEM)
    assert "2 pages" in pages.output, pages.output
    page = klass.course.folder("feedback", klass.planned[1].student, STEM) / f"{STEM}.html"
    assert "Schön: ≤ 3 Zeilen 🙂" in page.read_text(encoding="utf-8")
    api = NbGraderAPI(CourseDirectory(config=klass.course.config), config=klass.course.config)
    listed = {each["student"]: each["score"] for each in api.get_submissions(STEM)}
    assert listed == dict(klass.recorded())


@pytest.fixture
def after_two(monkeypatch):
    """Something happens once, when two results have been recorded and not yet committed."""

    def then(action):
        record, seen = Recorder.record, []

        def recording(self, *entry):
            record(self, *entry)
            seen.append(entry)
            if len(seen) == 2:
                action()

        monkeypatch.setattr(Recorder, "record", recording)

    return then


def test_a_connection_that_is_cut_is_made_again(on_server, running, after_two):
    klass = on_server()
    cut = []
    after_two(lambda: cut.append(running.cut(klass.database)))
    ended = klass.grade()
    assert ended.exit_code == 0, ended.output
    assert cut == [1]
    klass.require_grades()


def test_a_server_that_stops_in_the_middle(on_server, running, after_two):
    klass = on_server()
    klass.grade("--student", "student-01")
    after_two(running.stop)
    message = told(klass.grade())
    assert f"/{klass.database}?host={running.home} cannot be reached" in message
    assert "The server must be running, and the address right." in message
    assert "nothing that was recorded is lost" in message
    for words in (["export"], ["feedback", STEM], ["grade", STEM]):
        assert "cannot be reached" in told(klass.run(*words))
    running.start()
    klass.require_complete()


@pytest.mark.soak
def test_a_server_that_is_started_anew_meanwhile_is_waited_for(on_server, running, after_two):
    klass = on_server()

    def restart():
        running.stop()
        threading.Timer(0.5, running.start).start()

    after_two(restart)
    ended = klass.grade()
    assert ended.exit_code == 0, ended.output
    klass.require_grades()


@pytest.mark.soak
def test_a_row_that_another_program_holds(on_server, running):
    klass = on_server()
    klass.grade("--student", "student-01")
    klass.configure(
        f"c.CourseDirectory.db_url = {running.url(klass.database)!r} + '&options=-c lock_timeout=200'"
    )
    with closing(running.connect(klass.database)) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE grade IN ACCESS EXCLUSIVE MODE")
        message = told(klass.grade())
    assert "is kept locked by another program: canceling statement due to lock timeout" in message
    klass.require_complete()


@pytest.mark.soak
def test_a_user_who_may_only_read(on_server, running):
    klass = on_server()
    klass.grade("--student", "student-01")
    url = running.url(klass.database) + "&options=-c default_transaction_read_only=on"
    klass.configure(f"c.CourseDirectory.db_url = {url!r}")
    assert "may be read but not written: cannot execute" in told(klass.grade())
    klass.configure(f"c.CourseDirectory.db_url = {running.url(klass.database)!r}")
    klass.require_complete()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "hush!hush"}, "does not let this user in"),
        ({"database": "nowhere"}, "is not there yet"),
    ],
)
def test_a_wrong_address_and_no_password_in_what_is_said(classroom, running, wrong, said):
    klass = classroom(2)
    url = running.url(**({"database": "postgres"} | wrong))
    klass.configure(f"c.CourseDirectory.db_url = {url!r}")
    message = told(klass.grade())
    assert said in message
    assert "teacher:***@" in message
    for secret in (PASSWORD, quote(PASSWORD, safe=""), "hush!hush", quote("hush!hush", safe="")):
        assert secret not in message


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("postgresql://me:se%40cret@host/db", "se%40cret"),
        ("postgres:me:secret@host/db", "secret"),
        ("postgres//me:secret@host/db", "secret"),
        ("me:secret@host/db", "secret"),
        ("postgresql://me:sec@ret@host/db", "sec@ret"),
        ("postgresql://me:sec:re/t@host/db", "sec:re/t"),
        ("postgresql://me@host/db?sslmode=require&password=secret&x=1", "secret"),
        ("postgresql://secret:secret@host/secret", ":secret@"),
    ],
)
def test_no_address_is_shown_with_its_password(url, secret):
    assert secret not in shown(url)
    assert "***" in shown(url)
    assert secret.strip(":@") not in masked(f"cannot connect with {unquote(secret)} {secret}", url)
    assert "host/" in shown(url)


@pytest.mark.soak
def test_two_recorders_at_once_on_the_server(on_server):
    klass = on_server()
    klass.grade()
    results = list(read_results(klass.course.results(STEM)))
    with opened(klass.course) as gradebook:
        gradebook.remove_assignment(STEM)
    with Recorder(klass.course, klass.assignment) as one, Recorder(klass.course, klass.assignment) as other:
        for student, result in results:
            for recorder in (one, other):
                recorder.record(student, b"", result)
    assert klass.recorded() == sorted(klass.expected().items())
