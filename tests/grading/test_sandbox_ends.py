"""Does one submission end with all it started, and nothing else with it?"""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest
from asking import ask, below, runs

from autograder import sandbox
from autograder.limits import Limits
from autograder.zygote import Zygote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")


SIGNALS = {
    "an interrupt to the warm process": "os.kill(1, signal.SIGINT)",
    "a kill of the warm process": "os.kill(1, signal.SIGKILL)",
    "a stop of the warm process": "os.kill(1, signal.SIGSTOP)",
    "a kill of everyone": "os.kill(-1, signal.SIGKILL)",
    "an interrupt to the group": "signal.signal(signal.SIGINT, signal.SIG_IGN); os.kill(0, signal.SIGINT)",
    "an interrupt to the group 1": "os.killpg(1, signal.SIGINT)",
}


@pytest.mark.parametrize("what", SIGNALS)
def test_signals_end_neither_the_warm_process_nor_the_grader(zygote, inside, what):
    before = zygote.replaced
    code = f"def answer():\n    try: {SIGNALS[what]}\n    except OSError: pass\n    return 'on'"
    assert inside("import os, signal", code) == "on"
    assert inside("def answer(): return 'next'") == "next"
    assert zygote.replaced == before


def test_a_child_leads_a_session_of_its_own(inside):
    assert inside("import os\ndef answer(): return os.getsid(0) == os.getpgid(0) == os.getpid()") is True


LEFTOVERS = {
    "a file": "open('/tmp/left', 'w').write('x')",
    "a file in the work folder": "open('left', 'w').write('x')",
    "a hidden folder": "os.makedirs('/tmp/.left/deep')",
    "a folder of mode 0": "os.makedirs('left/deep'); os.chmod('left/deep', 0); os.chmod('left', 0)",
    "a symbolic link to a folder": "os.symlink('/usr', '/tmp/left')",
    "a pipe": "os.mkfifo('/tmp/left')",
    "a deep tree": "[(os.mkdir('d'), os.chdir('d')) for _ in range(1500)]",
    "many files": "os.mkdir('/tmp/m'); [open(f'/tmp/m/{i}', 'w').close() for i in range(5000)]",
}


@pytest.mark.parametrize("what", LEFTOVERS)
def test_files_are_gone_for_the_next_child(zygote, inside, what):
    before = zygote.replaced
    inside(f"import os\ndef answer():\n    {LEFTOVERS[what]}")
    listed = inside("import os\ndef answer(): return [list(entry) for entry in os.walk('/tmp')]")
    assert listed == [["/tmp", ["work"], []], ["/tmp/work", [], []]]
    assert zygote.replaced == before


def test_processes_are_gone_for_the_next_child(monkeypatch):
    """Where the filter that refuses processes cannot be loaded, the warm process ends them all the same."""
    monkeypatch.setattr(sandbox, "child_rules", lambda: b"")
    daemon = """
    import os, signal, time
    def answer():
        for _ in range(5):
            if os.fork() == 0:
                os.setsid()
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                if os.fork() == 0:
                    time.sleep(600)
                os._exit(0)
    """
    listed = "import os\ndef answer(): return [n for n in os.listdir('/proc') if n.isdigit()]"
    with Zygote(Limits(), required=True) as zygote:
        ask(zygote, textwrap.dedent(daemon))
        assert len(ask(zygote, listed)) == 2
        assert zygote.replaced == 0


def test_a_warm_process_that_dies_is_replaced():
    with Zygote(Limits(), required=True) as zygote:
        (warm,) = below(zygote._started.process.pid)
        os.kill(warm, signal.SIGKILL)
        _wait_for_the_end([warm])
        assert ask(zygote, "def answer(): return 1") == 1
        assert zygote.replaced == 1


HOST = """
import sys, time
from autograder.limits import Limits
from autograder.zygote import Zygote
zygote = Zygote(Limits(), required=True)
channel = zygote.fork()
print(zygote._started.process.pid, flush=True)
time.sleep(60)
"""


def test_the_end_of_the_grader_ends_everything():
    host = subprocess.Popen([sys.executable, "-c", HOST], stdout=subprocess.PIPE, text=True)
    first = int(host.stdout.readline())
    everyone = [first, *below(first)]
    assert len(everyone) >= 3  # bubblewrap, the warm process, the child
    host.send_signal(signal.SIGKILL)
    host.wait()
    _wait_for_the_end(everyone)


def _wait_for_the_end(everyone):
    deadline = time.monotonic() + 5
    while any(map(runs, everyone)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(runs, everyone))
