"""Put a question to a fresh child, and look at the processes of a sandbox."""

import time
from pathlib import Path

# Defines `tried`, which tells how the system answers: to be run before a question.
DENIED = """
def tried(action):
    try:
        action()
    except OSError as error:
        return type(error).__name__
    return "allowed"
"""


def ask(zygote, *cells, seconds=5):
    channel = zygote.fork()
    try:
        deadline = time.monotonic() + seconds
        channel.send("prepare", {"probes": "def ask(student): return student.answer()", "withholds": []})
        assert channel.receive(deadline=deadline).kind == "ready"
        for cell in cells:
            channel.send("cell", {"source": cell})
            assert channel.receive(deadline=deadline).fields["raised"] is None
        channel.send("call", {"probe": "ask", "args": {}})
        message = channel.receive(deadline=deadline)
        assert message.kind == "value", message
        return message.fields["value"]
    finally:
        channel.close()
        zygote.end()


def below(pid):
    children = [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [found for child in children for found in [child, *below(child)]]


def runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def ends_with_its_grader(zygote, seconds=20):
    """Whether a busy child and all around it end when the grader's socket closes, as when it is killed."""
    channel = zygote.fork()
    channel.send("prepare", {"probes": "", "withholds": []})
    assert channel.receive().kind == "ready"
    channel.send("cell", {"source": "while True: pass"})
    started = zygote._started
    processes = [started.process.pid, *below(started.process.pid)]
    assert all(map(runs, processes))
    assert len(processes) > 1
    started.control.close()
    deadline = time.monotonic() + seconds
    while any(map(runs, processes)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not any(map(runs, processes))
