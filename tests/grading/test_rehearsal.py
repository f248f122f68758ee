"""What the warm process runs of its own before any submission: all of it works, and nothing of it stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from asking import below

REHEARSED = """
import json, sys
import torch
from autograder.inside import no_compiler, rehearsal
from autograder.inside.protocol import Channel
from autograder.inside.shell import make_shell

def state():
    return sorted(shell.user_ns), sys.argv, id(sys.stdout), id(sys.stderr), torch.get_rng_state().sum().item()

torch.set_num_threads(1)
no_compiler.install()
shell, told, send = make_shell({folder!r}), [], Channel.send
Channel.send = lambda self, kind, fields, **rest: told.append((kind, bool(fields.get("raised")))) or send(
    self, kind, fields, **rest
)
before = state()
rehearsal.rehearse(shell)
print(json.dumps({{"told": told, "same": before == state()}}))
"""


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory):
    code = REHEARSED.format(folder=str(tmp_path_factory.mktemp("ipython")))
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}  # as in the sandbox
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=100, env=alone
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_every_part_of_it_is_answered_and_only_the_stub_raises(rehearsed):
    ran = [["ran", False]] * 3 + [["ran", True]]
    assert rehearsed["told"] == [["ready", False], *ran, ["value", False], ["value", False]]


def test_it_leaves_names_streams_and_random_numbers_as_they_were(rehearsed):
    assert rehearsed["same"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_the_warm_process_has_one_thread(zygote):
    processes = [zygote._started.process.pid, *below(zygote._started.process.pid)]
    assert [len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in processes] == [1] * len(processes)


def test_a_submission_sees_nothing_of_it(inside):
    code = "def answer(): return [name for name in ('Model', 'train') if name in globals()]"
    assert inside(code) == []
