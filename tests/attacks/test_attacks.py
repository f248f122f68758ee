"""Does every attack get what it honestly earns, end with a status, and leave everything else unharmed?"""

import aims
import ends
import frames
import papers
import pytest
import reaches
import tricks
from registry import ATTACKS, EVERYTHING, IDLE, NOTHING
from targets import STEMS, assignment_of

from autograder.result import Outcome, Status

CORPUS = (ends, frames, papers, reaches, tricks)  # registered by being imported
CHEAP, WITH_HOST = "day10_step_decay", "day10_lr_finder"
ALSO = ("equal_tensor", "replaced_probes", "endless_call_backs", "answers_in_advance", "patched_protocol")
QUICK = [(CHEAP, name) for name in ATTACKS] + [(WITH_HOST, name) for name in ALSO]
REST = sorted({(stem, name) for stem in STEMS for name in ATTACKS} - set(QUICK))
LOOKS_AROUND = """
import builtins, gc, math, os, sys, threading, torch
def looked():
    return [
        [list(entry) for entry in os.walk("/tmp")], sorted(os.environ.items()), sorted(sys.modules)[:2000],
        [n for n in os.listdir("/proc") if n.isdigit()][1:] == [str(os.getpid())], os.listxattr("/tmp"),
        os.stat("/tmp").st_mode, threading.active_count(), len(os.listdir("/proc/self/fd")),
        [f.__module__ for f in (torch.allclose, torch.equal, math.isclose, abs, all, isinstance)],
        len(get_ipython().ast_transformers), [t.__name__ for t in get_ipython().input_transformers_post],
        os.getpriority(os.PRIO_PROCESS, 0), open("/proc/self/timerslack_ns").read(),
    ]
"""


def look(grader):
    """What the next student's process finds."""
    channel = grader.zygote.fork()
    try:
        channel.send("prepare", {"probes": "def look(student): return student.looked()", "withholds": []})
        assert channel.receive().kind == "ready"
        channel.send("cell", {"source": LOOKS_AROUND})
        assert channel.receive().fields["raised"] is None
        channel.send("call", {"probe": "look", "args": {}})
        return channel.receive().fields["value"]
    finally:
        channel.close()
        grader.zygote.end()


def check(stem, name, grader_of, idle_passes, attacked):
    attack, grader = ATTACKS[name], grader_of(stem)
    before = look(grader)
    result = grader.grade(attack.build(assignment_of(stem)))
    earned = {check.name for check in result.checks if check.points}
    assert result.status in attack.statuses, result.reason
    assert bool(result.reason) == (result.status is not Status.GRADED)
    assert result.max_points == sum(assignment_of(stem).points.values())
    assert attack.says in "".join(result.cell_outputs.values())
    if attack.earns == NOTHING:
        assert earned == set(), [check.message for check in result.checks]
        assert Outcome.PASSED not in {check.outcome for check in result.checks}
    if attack.earns == IDLE:
        assert earned <= idle_passes(stem)
    if attack.earns == EVERYTHING:
        assert result.points == result.max_points, [check.message for check in result.checks]
    assert look(grader) == before
    course, untouched = attacked
    assert aims.fingerprint(course) == untouched
    assert aims.written() == []
    assert aims.ear().heard == []
    assert len(aims.processes_below(grader.zygote._started.process.pid)) <= 1  # the warm process itself


@pytest.mark.parametrize(("stem", "name"), QUICK)
def test_an_attack_earns_what_it_deserves_and_harms_nobody(stem, name, grader_of, idle_passes, attacked):
    check(stem, name, grader_of, idle_passes, attacked)


@pytest.mark.soak
@pytest.mark.parametrize(("stem", "name"), REST)
def test_every_attack_on_every_assignment(stem, name, grader_of, idle_passes, attacked):
    check(stem, name, grader_of, idle_passes, attacked)


def test_every_kind_of_attack_is_there():
    kinds = {attack.kind for attack in ATTACKS.values()}
    assert kinds == {
        *("interpreter", "fake results", "objects that equal everything", "recognition of the test inputs"),
        *("ends", "signals", "loops", "bombs", "what outlives", "reading from disk", "writing to disk"),
        *(
            "environment",
            "/proc and memory",
            "descriptors",
            "network",
            "the protocol",
            "metadata",
            "active text",
        ),
    }
    assert all(attack.claim for attack in ATTACKS.values())


def test_the_ear_hears_and_the_secret_is_there():
    """Else the attacks above would prove nothing."""
    import os
    import socket
    import time

    heard = aims.Ear()
    socket.create_connection(("127.0.0.1", heard.port)).close()
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", heard.port))
    deadline = time.monotonic() + 5
    while len(heard.heard) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(heard.heard) == 2
    assert os.environ[aims.VARIABLE] == aims.SECRET
    marked = aims.course() / f"{aims.TOKEN}-by-the-test"
    marked.touch()
    try:
        assert marked in aims.written()
    finally:
        marked.unlink()
