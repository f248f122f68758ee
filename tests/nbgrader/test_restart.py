"""What a run leaves that was cut off, and what the next one makes of it; tests/soak kills whole runs."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from autograder.batch import grade_class
from autograder.errors import SandboxUnavailable
from autograder.gradebook import opened
from autograder.interrupts import Interrupted, Interrupts
from autograder.limits import Limits
from autograder.results import clear_unfinished, read_results
from autograder.workers import Workers


def test_a_grader_that_cannot_start_is_an_error_not_a_grade(klass, monkeypatch):
    def refuse(*_, **__):
        raise SandboxUnavailable("no sandbox here")

    monkeypatch.setattr("autograder.workers.Zygote", refuse)
    klass.hand_in("ada", klass.answer("sum"))
    with pytest.raises(SandboxUnavailable, match="no sandbox here"):
        grade_class(klass.course, "double", progress=False)
    assert dict(read_results(klass.course.results("double"))) == {}


def test_workers_end_when_there_was_nothing_for_them():
    with Workers(1, Limits()) as workers:
        threads = workers._threads
    assert not any(thread.is_alive() for thread in threads)


def test_half_a_file_is_removed_when_its_writer_is_dead(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead, alive, own = (tmp_path / f".{name}" for name in (f"{ended.pid}-x.part", "1-x.part", "notes"))
    for path in (dead, alive, own):
        path.touch()
    clear_unfinished(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {alive.name, own.name}


def test_a_gradebook_is_made_whole_or_not_at_all(klass, monkeypatch):
    path = klass.course.root / "class" / "gradebook.db"
    path.unlink()

    def cut_off():
        raise Interrupted(signal.SIGTERM)

    with monkeypatch.context() as cutting:
        cutting.setattr("nbgrader.api.get_alembic_version", cut_off)  # when the tables are there
        with pytest.raises(Interrupted), opened(klass.course):
            pass
    assert not path.exists()
    with opened(klass.course):
        pass
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM alembic_version").fetchall() == [(1,)]


def items(taken):
    """Two items; a signal comes while the second is made."""
    taken.append(1)
    yield 1
    os.kill(os.getpid(), signal.SIGTERM)
    taken.append(2)
    yield 2


def used(taken, items, signals=0):
    """Use what is shielded while it is used; so many signals come meanwhile."""
    with Interrupts() as interrupts, interrupts.shield():
        for item in interrupts.among(items):
            for _ in range(signals):
                os.kill(os.getpid(), signal.SIGINT)
            taken.append(f"used {item}")


def test_a_signal_ends_what_waits_at_once():
    taken = []
    with pytest.raises(Interrupted, match="Stopped by SIGTERM") as stopped:
        used(taken, items(taken))
    assert taken == [1, "used 1"]
    assert stopped.value.status == 143


@pytest.mark.parametrize(("signals", "finished"), [(1, ["used 0"]), (2, [])])
def test_a_signal_lets_what_is_shielded_finish_and_a_second_one_does_not(signals, finished):
    taken, before = [], signal.getsignal(signal.SIGINT)
    with pytest.raises(Interrupted, match="Stopped by Ctrl-C"):
        used(taken, range(3), signals)
    assert taken == finished
    assert signal.getsignal(signal.SIGINT) is before
