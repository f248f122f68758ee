"""Attacks on the frames between a student's process and the grader."""

from handed_in import instead, stub
from registry import IDLE, attack

from autograder.assignment import Assignment
from autograder.result import Status

KIND = "the protocol"
ANY = (Status.GRADED, Status.DIED, Status.TIMED_OUT)
CHANNEL = """
import gc, json, os, struct, threading, time
from autograder.inside import protocol
channel = next(thing for thing in gc.get_objects() if type(thing) is protocol.Channel)
raw = channel._sock
def frame(header, body=b""):
    header = header if isinstance(header, bytes) else json.dumps(header).encode()
    return b"TDD1" + struct.pack(">II", len(header), len(body)) + header + body
"""


def speaking(assignment: Assignment, source: str) -> bytes:
    """The stub beside code that speaks on the channel itself."""
    return stub(assignment, CHANNEL + source)


@attack(KIND, *ANY)
def garbage(assignment: Assignment) -> bytes:
    """Random bytes in place of frames."""
    return speaking(assignment, "raw.send(os.urandom(5000))")


@attack(KIND, *ANY)
def oversize_frame(assignment: Assignment) -> bytes:
    """A header that announces four gigabytes."""
    return speaking(assignment, "raw.send(b'TDD1' + b'\\xff' * 8)")


@attack(KIND, *ANY)
def deep_frame(assignment: Assignment) -> bytes:
    """A header nested 100,000 deep, and lists within tagged lists."""
    return speaking(
        assignment,
        "raw.sendall(frame(b'[' * 100_000 + b']' * 100_000))\n"
        "raw.sendall(frame(b'[\"value\",' + b'{\"t\":[' * 500 + b']}' * 500 + b']'))",
    )


@attack(KIND, *ANY)
def strange_values(assignment: Assignment) -> bytes:
    """Frames with tags, shapes, keys and numbers that no honest side sends."""
    return speaking(
        assignment,
        """
for tree in (
    {"d": [["value", {"T": ["float64", [2**31]]}]]},
    {"d": [["value", {"T": ["float64", [-1]]}]]},
    {"d": [["value", {"T": ["float64", [0] * 99]}]]},
    {"d": [["value", {"T": ["float64", [2**30, 2**30, 2**30, 0]]}]]},
    {"d": [["value", {"i": "0x" + "f" * 5000}]]},
    {"d": [[{"t": []}, 1]]}, {"d": [[1, 2, 3]]}, {"u": [1, 2]}, {"x": 1}, {}, None, 7, "value",
    {"d": [["output", {"d": []}], ["raised", 7]]},
):
    raw.sendall(frame(["ran", tree]))
raw.sendall(frame(b'["value",{"d":[["value",' + b"9" * 4000 + b"]]}]"))
raw.sendall(frame(b'["value",{"d":[["value",NaN],["value",1e999]]}]'))
raw.sendall(frame(b'\\xff\\xfe'))
""",
    )


@attack(KIND, *ANY)
def claims_of_points(assignment: Assignment) -> bytes:
    """Frames of kinds that say what the grader alone decides."""
    return speaking(
        assignment,
        """
for kind in ("passed", "graded", "points", "ready", "fork", "answer", "prepare", "end"):
    raw.sendall(frame([kind, {"d": [["points", 99.0], ["status", "graded"]]}]))
""",
    )


@attack(KIND, *ANY)
def answers_in_advance(assignment: Assignment) -> bytes:
    """Answers to questions that have not been asked yet, many of each sort."""
    return speaking(
        assignment,
        """
raw.setblocking(False)
try:
    raw.send(frame(["ran", {"d": [["output", ""], ["raised", None]]}]) * 30)
    for value in (0.0, True, [], {"t": []}, {"d": []}):
        raw.send(frame(["value", {"d": [["value", value]]}]) * 50)
except BlockingIOError:
    pass
finally:
    raw.setblocking(True)
""",
    )


@attack(KIND, *ANY)
def answers_after_the_deadline(assignment: Assignment) -> bytes:
    """A thread goes on sending answers while the process is overdue, and after."""
    return speaking(
        assignment,
        """
def late():
    while True:
        time.sleep(0.2)
        try:
            raw.send(frame(["value", {"d": [["value", True]]}]))
        except OSError:
            pass
threading.Thread(target=late, daemon=True).start()
while True:
    time.sleep(1)
""",
    )


@attack(KIND, *ANY)
def trickle(assignment: Assignment) -> bytes:
    """A frame that comes a byte at a time and never ends."""
    return speaking(
        assignment,
        """
for byte in frame(["ran", {"d": [["output", "x" * 10_000], ["raised", None]]}]):
    raw.send(bytes([byte]))
    time.sleep(0.01)
""",
    )


@attack(KIND, *ANY)
def endless_call_backs(assignment: Assignment) -> bytes:
    """Call-backs in place of an answer, with tensors and deep lists as arguments."""
    return speaking(
        assignment,
        """
nest = 1.0
for _ in range(28):
    nest = [nest]
for argument in (nest, [0.0] * 90_000, {"i": hex(2**4095)}, {"u": ["x", "y"]}):
    for _ in range(3):
        raw.sendall(frame(["host", {"d": [["name", "f"], ["args", [argument]]]}]))
""",
    )


@attack(KIND, *ANY)
def descriptors_sent(assignment: Assignment) -> bytes:
    """Open descriptors are passed to the grader, beside data out of band."""
    return speaking(
        assignment,
        """
import socket
for _ in range(20):
    try:
        socket.send_fds(raw, [b"TDD1"], [os.open("/dev/zero", os.O_RDONLY)])
        raw.send(b"x", socket.MSG_OOB)
    except OSError:
        pass
""",
    )


@attack(KIND, *ANY)
def closed_channel(assignment: Assignment) -> bytes:
    """The channel is shut down in one direction, and closed, while the process goes on."""
    return speaking(assignment, "import socket\nraw.shutdown(socket.SHUT_WR)\ntime.sleep(1)")


@attack(KIND, *ANY, Status.OUT_OF_MEMORY, earns=IDLE)
def too_much_returned(assignment: Assignment) -> bytes:
    """Answers larger than any frame: a million items, a tensor of 400 MB by its shape alone."""
    source = """
import torch
sizes = [lambda: [0.0] * 10**6, lambda: torch.zeros(1).expand(10**8), lambda: "x" * 10**8]
def cheat(*args, **options):
    sizes.append(sizes.pop(0))
    return sizes[0]()"""
    return instead(assignment, source)


@attack(KIND, *ANY, earns=IDLE)
def endless_nest(assignment: Assignment) -> bytes:
    """A list that holds itself, a dict that does, and one made anew whenever it is looked at."""
    source = """
class Unending(list):
    def __iter__(self): return iter([Unending()])
a, b = [], {}
a.append(a)
b[0] = b
nests = [a, b, Unending()]
def cheat(*args, **options):
    nests.append(nests.pop(0))
    return nests[0]"""
    return instead(assignment, source)
