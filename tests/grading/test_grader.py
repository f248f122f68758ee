"""Does a submission get the points it earned, whatever its code does to the grader?"""

import json
import threading
import time

import nbformat
import pytest

from autograder.assignment import notebook_of
from autograder.grader import Grader
from autograder.references import compute
from autograder.result import Outcome, Result, Status

FULL = 12


def outcomes(result):
    return {check.name: check.outcome for check in result.checks}


def test_the_untouched_stub_gets_nothing_and_is_told_so(grader, tiny):
    result = grader.grade(nbformat.writes(notebook_of(tiny)).encode())
    assert result.points == 0
    assert result.status is Status.GRADED
    assert set(outcomes(result).values()) == {Outcome.MISSING}
    assert all("still to be written" in check.message for check in result.checks)


def test_every_right_answer_gets_all_points(grader, tiny):
    for answer in tiny.answers["right"]:
        result = grader.grade(nbformat.writes(notebook_of(tiny, answer)).encode())
        assert (result.points, result.max_points) == (FULL, FULL), answer.stem


def test_every_wrong_answer_loses_what_it_says_and_is_named(grader, tiny):
    for answer in tiny.answers["wrong"]:
        result = grader.grade(nbformat.writes(notebook_of(tiny, answer)).encode())
        lost = [check for check in result.checks if check.outcome is not Outcome.PASSED]
        assert tuple(check.name for check in lost) == answer.fails
        for check in lost:
            assert answer.stem in check.misconceptions
            assert answer.diagnosis in check.message
            assert "Look at: " in check.message


def test_a_warning_and_prints_cost_nothing_and_are_kept(grader, handed_in):
    result = grader.grade(
        handed_in(
            double="import warnings\nwarnings.warn('careful')\ndef double(x): return x + x\nprint('hello')"
        )
    )
    assert result.points == FULL
    assert "careful" in result.cell_outputs["02-write_double"]
    assert "hello" in result.cell_outputs["02-write_double"]


ENDS = {
    "endless loop in a call": ("def double(x):\n    while True: pass", Status.TIMED_OUT),
    "deaf to interrupts": (
        "import signal\nfor n in (2, 15): signal.signal(n, signal.SIG_IGN)\n"
        "def double(x):\n    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass",
        Status.TIMED_OUT,
    ),
    "a long sleep": ("import time\ndef double(x): time.sleep(1000)", Status.TIMED_OUT),
    "a loop in C": ("def double(x): return sum(range(10**13))", Status.TIMED_OUT),
    "os._exit": ("import os\ndef double(x): os._exit(0)", Status.DIED),
    "a crash": ("import ctypes\ndef double(x): ctypes.string_at(0)", Status.DIED),
    "a kill": ("import os, signal\ndef double(x): os.kill(os.getpid(), signal.SIGKILL)", Status.DIED),
    "8 GB of bytes": ("def double(x): return len(bytearray(8 * 2**30))", Status.OUT_OF_MEMORY),
    "8 GB of tensor": ("def double(x): return torch.zeros(2**30).double()", Status.OUT_OF_MEMORY),
    "more and more": (
        "def double(x):\n    kept = []\n    while True: kept.append(torch.empty(10**8))",
        Status.OUT_OF_MEMORY,
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_a_call_that_is_stopped_costs_only_its_checks(grader, handed_in, what):
    source, status = ENDS[what]
    result = grader.grade(handed_in(double=source))
    assert result.status is status
    assert result.reason
    assert outcomes(result)["doubles"] is Outcome.STOPPED
    assert outcomes(result)["averages"] is Outcome.PASSED
    assert outcomes(result)["spreads"] is Outcome.PASSED


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("while True: pass", Status.TIMED_OUT),
        ("import os; os._exit(3)", Status.DIED),
        ("x = bytearray(8 * 2**30)", Status.OUT_OF_MEMORY),
    ],
)
def test_a_cell_that_is_stopped_costs_only_what_it_defines(grader, handed_in, line, status):
    result = grader.grade(handed_in(double=f"{line}\ndef double(x): return 2 * x"))
    assert result.status is status
    assert outcomes(result)["doubles"] is Outcome.MISSING
    assert "never defined" in next(check.message for check in result.checks if check.name == "doubles")
    assert outcomes(result)["averages"] is Outcome.PASSED


@pytest.mark.parametrize("source", ["def noise(n, generator): 1 / 0", "def noise(n, generator): exit_now"])
def test_what_fails_before_a_judge_is_told(grader, handed_in, source):
    result = grader.grade(handed_in(noise=source))
    assert outcomes(result)["spreads"] is Outcome.RAISED
    assert result.points == FULL - 2


def test_endless_everything_ends_with_the_submissions_time(grader, handed_in):
    endless = "while True: pass"
    started = time.monotonic()
    result = grader.grade(handed_in(*[endless] * 6, double=endless, mean_of=endless, noise=endless))
    assert time.monotonic() - started < grader.limits.submission_seconds + 5
    assert result.status is Status.TIMED_OUT
    assert result.points == 0


def test_200_mb_printed_are_cut_to_the_cap(grader, handed_in):
    source = "for _ in range(200):\n    print('x' * 10**6)\n"
    source += "def double(x):\n    print('y' * 10**7)\n    return 2 * x"
    result = grader.grade(handed_in(double=source))
    assert result.points == FULL
    assert sum(map(len, result.cell_outputs.values())) <= grader.limits.output_bytes + 100
    assert len(result.to_json()) < 3 * grader.limits.output_bytes


RAISES = {
    "SystemExit": "def double(x): raise SystemExit(0)",
    "KeyboardInterrupt": "def double(x): raise KeyboardInterrupt",
    "ZeroDivisionError": "def double(x):\n    y = 1 / 0\n    return y",
    "Custom": "class Custom(Exception):\n    def __str__(self): 1 / 0\ndef double(x): raise Custom",
    "RecursionError": "def double(x): return double(x)",
    "GeneratorExit": "def double(x): raise GeneratorExit",
}


@pytest.mark.parametrize("kind", RAISES)
def test_what_is_raised_is_told_with_its_line(grader, handed_in, kind):
    result = grader.grade(handed_in(double=RAISES[kind]))
    check = result.checks[0]
    assert (result.status, check.outcome) == (Status.GRADED, Outcome.RAISED)
    assert f"raised {kind}" in check.message
    if kind == "ZeroDivisionError":
        assert "at the line `y = 1 / 0`" in check.message
        assert "division by zero" in check.message
    assert outcomes(result)["averages"] is Outcome.PASSED


def test_what_one_student_leaves_does_not_reach_the_next(grader, handed_in):
    spoiled = (
        "import torch\ntorch.zeros = None\nopen('/tmp/answer', 'w').write('x')\ndef double(x): return 2 * x"
    )
    grader.grade(handed_in(double=spoiled))
    honest = (
        "import os\nassert not os.path.exists('/tmp/answer')\ntorch.zeros(1)\ndef double(x): return 2 * x"
    )
    assert grader.grade(handed_in(double=honest)).points == FULL


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", Status.UNREADABLE),
        (b"not json", Status.UNREADABLE),
        (b"[" * 100_000, Status.UNREADABLE),
        (b"{}", Status.UNREADABLE),
        (
            nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])).encode(),
            Status.WRONG_NOTEBOOK,
        ),
    ],
)
def test_what_cannot_be_graded_is_said_and_runs_nothing(grader, data, status):
    result = grader.grade(data)
    assert result.status is status
    assert result.points == 0
    assert result.max_points == FULL
    assert set(outcomes(result).values()) == {Outcome.NOT_RUN}
    assert result.reason


def test_a_name_defined_only_in_a_later_cell_is_found(grader, tiny, handed_in):
    notebook = nbformat.reads(handed_in(double="def double(x): return factor * x"), as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("factor = 2"))
    assert grader.grade(nbformat.writes(notebook).encode()).points == FULL


def test_magics_commands_and_exits_are_tolerated(grader, handed_in):
    source = "%matplotlib inline\n!ls\nx = !ls\n%unknown magic\nexit()\ndef double(x): return 2 * x"
    result = grader.grade(
        handed_in(
            "%%bash\nexit 1", "%%time\nimport math", "await __import__('asyncio').sleep(0)", double=source
        )
    )
    assert result.points == FULL


def test_plots_progress_bars_and_slow_answers_cost_nothing(grader, handed_in):
    result = grader.grade(
        handed_in(
            "import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])\nplt.show()",
            "from tqdm.auto import tqdm\nfor _ in tqdm(range(3)): pass",
            "import time\ntime.sleep(0.3)",
            double="def double(x):\n    time.sleep(0.1)\n    return 2 * x",
        )
    )
    assert (result.status, result.points) == (Status.GRADED, FULL)


def test_a_syntax_error_costs_its_cell_only_and_is_told(grader, handed_in):
    result = grader.grade(handed_in(double="def double(x)\n    return 2 * x"))
    assert outcomes(result)["doubles"] is Outcome.MISSING
    assert "SyntaxError" in result.checks[0].message
    assert outcomes(result)["averages"] is Outcome.PASSED


def test_a_source_check_names_the_line(grader, handed_in):
    result = grader.grade(
        handed_in(
            mean_of="def mean_of(f, points):\n    return torch.tensor([f(p) for p in points]).double().mean()"
        )
    )
    check = next(check for check in result.checks if check.name == "by_hand")
    assert check.outcome is Outcome.WRONG
    assert "`.mean`" in check.message
    assert outcomes(result)["averages"] is Outcome.PASSED


def test_the_result_says_how_it_came_about_and_is_plain_json(grader, handed_in):
    result = grader.grade(handed_in(double="def double(x): return '<script>\\x00\\ud800'"))
    provenance = result.provenance
    assert provenance["sandbox"] == "bubblewrap"
    assert provenance["limits"]["call_seconds"] == 1
    assert provenance["seconds"]["total"] > 0
    assert result.seed == 20
    text = result.to_json()
    assert Result.from_json(text) == result
    json.loads(text.encode("utf-8"))


def test_messages_never_hold_hidden_source_or_answers(grader, tiny, handed_in):
    for source in (
        "def double(x): return 7 * x",
        "def double(x): return 'no'",
        "def double(x):\n    raise ValueError('z' * 9999)",
    ):
        message = grader.grade(handed_in(double=source)).checks[0].message
        assert len(message) < 700
        for secret in ("autograder_check", "def ", "2 * x", "CHECKS"):
            assert secret not in message


def test_a_fault_of_the_graders_own_ends_no_batch(grader, handed_in, monkeypatch):
    def broken(*args):
        raise KeyError("a fault")

    with monkeypatch.context() as patched:
        patched.setattr("autograder.grader.judge_all", broken)
        result = grader.grade(handed_in())
    assert (result.status, result.points, result.max_points) == (Status.FAILED, 0, FULL)
    assert "KeyError" in result.reason
    assert "a fault" in result.provenance["faults"][0]
    assert grader.grade(handed_in()).points == FULL


def test_references_of_another_seed_are_refused(tiny, references):
    with pytest.raises(ValueError, match="seed"):
        Grader(tiny, seed=21, references=references)


def test_another_seed_draws_other_inputs(tiny, references):
    other = compute(tiny, 21)
    assert other.checks["doubles"].cases[1].args != references.checks["doubles"].cases[1].args
    assert compute(tiny, 20).checks["doubles"].cases[1].args == references.checks["doubles"].cases[1].args


def test_two_graders_in_two_threads_share_references(tiny, references, handed_in):
    submissions = [handed_in(double=f"def double(x): return {factor} * x") for factor in (2, 3)] * 4
    points: dict[int, list[float]] = {}

    def work(which):
        with Grader(tiny, seed=20, references=references) as grader:
            points[which] = [grader.grade(data).points for data in submissions]

    threads = [threading.Thread(target=work, args=(which,)) for which in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert points[0] == points[1] == [FULL, FULL - 3] * 4
