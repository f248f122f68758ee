"""The grader ended at any moment and started again: every grade is there, once, and nothing else is left."""

import os
import signal
import time
from collections import Counter

import pytest
from killing import SEED, Class, Moments, assert_consistent, await_sign, found, kill, no_orphans

from autograder.batch import jobs

KILLS = int(os.environ.get("SOAK_KILLS", "50"))
STUDENTS = int(os.environ.get("SOAK_STUDENTS", "200"))


def undisturbed(klass):
    """The scores of a run that nothing disturbs, and its seconds; forgotten again."""
    started = time.monotonic()
    klass.finish()
    scores, seconds = klass.scores(), time.monotonic() - started
    assert_consistent(klass, scores)
    klass.forget()
    return scores, seconds


def test_killed_and_started_again(tmp_path):
    klass = Class(tmp_path, 16)
    with no_orphans():
        for what in ("a new gradebook", "a notebook", "a commit"):
            grading = klass.start("--workers", "1")
            await_sign(klass, grading, what)
            assert kill(grading)
    klass.finish("--workers", "1")
    assert_consistent(klass, klass.expected())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_between_two_submissions(tmp_path, number):
    klass = Class(tmp_path, 40)
    with no_orphans():
        grading = klass.start("--workers", "1")
        await_sign(klass, grading, "a notebook", 3)
        grading.send_signal(number)
        said = grading.communicate()[0].decode()
    assert grading.returncode == 128 + number
    assert "Traceback" not in said
    assert said.strip().splitlines()[-1].endswith("`autograder grade` goes on with the rest.")
    assert 3 <= klass.count() < 40
    left = {job.student for job in jobs(klass.course, "day05_zero_grad")}
    assert left == {each.student for each in klass.planned} - set(klass.scores())


@pytest.mark.soak
def test_killed_at_random_moments(tmp_path, figures):
    klass = Class(tmp_path, STUDENTS)
    scores, seconds = undisturbed(klass)
    moments, killed, ended, slowest = Moments(SEED, seconds), Counter(), 0, 0.0
    while killed.total() < KILLS:
        with no_orphans() as took:
            grading = klass.start()
            moments.wait(klass, grading)
            if kill(grading) and klass.count() < STUDENTS:
                killed[found(klass)] += 1
        slowest = max(slowest, *took)
        if klass.count() == STUDENTS:
            klass.finish()
            assert_consistent(klass, scores)
            klass.forget()
            ended += 1
    klass.finish()
    assert_consistent(klass, scores)
    figures(
        f"{killed.total()} kills in a class of {STUDENTS}, which takes {seconds:.1f} s undisturbed; it was "
        f"finished {ended + 1} times, each time with the undisturbed grades. Killed "
        + ", ".join(f"{count} {what}" for what, count in killed.most_common())
        + f". The last process of a sandbox was gone at most {slowest:.2f} s after the kill."
    )
