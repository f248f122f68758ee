"""Does the handle on a child keep its word: deadlines, fresh children, call-backs, withheld names?"""

import time

import pytest

from autograder.checks import Answered, Case, Missing, Raised, Stopped
from autograder.errors import AssignmentError
from autograder.limits import Limits
from autograder.student import Script, Stop, Student

QUICK = Limits(cell_seconds=1, call_seconds=0.5, submission_seconds=6, output_bytes=100)
PROBES = """
def call(student, **args):
    return student.f(**args)

def through(student, values):
    return student.f(lambda x: student.host("square", x), values)

def names(student, module, name):
    import importlib
    return student.f(module, name)
"""


@pytest.fixture
def student(zygote):
    made = []

    def make(*sources, limits=QUICK, **script):
        cells = tuple((f"cell{i}", source) for i, source in enumerate(sources))
        made.append(Student(zygote, Script(cells, PROBES, **script), limits))
        return made[-1]

    yield make
    for one in made:
        one.close()


class Squares:
    def __init__(self):
        self.log = []

    def call(self, name, args):
        self.log.append([name, *args])
        return args[0] ** 2


def test_cells_share_names_and_a_failing_one_does_not_stop_the_next(student):
    one = student("x = 1", "y = 1 / 0\nz = 1", "def f(): return x")
    assert one.observe(Case("c", "call")) == Answered(1)
    assert one.cell_errors["cell1"] == Raised("ZeroDivisionError", "division by zero", "y = 1 / 0")
    assert one.stops == []


def test_call_backs_reach_the_host_and_are_logged(student):
    one = student("def f(g, values): return [g(v) for v in values]")
    case = Case("c", "through", {"values": [2.0, 3.0]}, Squares)
    assert one.observe(case) == Answered([4.0, 9.0], (["square", 2.0], ["square", 3.0]))
    assert one.observe(case).log == (["square", 2.0], ["square", 3.0])


def test_a_call_back_that_the_host_cannot_answer_raises_in_the_child(student):
    one = student("def f(g, values): return g('no number')")
    raised = one.observe(Case("c", "through", {"values": []}, Squares))
    assert isinstance(raised, Raised)
    assert "TypeError" in raised.message
    one = student(
        "def f(g, values):\n    try: g(object())\n    except Exception as e: return type(e).__name__"
    )
    assert one.observe(Case("c", "through", {"values": []}, Squares)).value == "HostRefused"


def test_a_call_back_nobody_answers_is_refused(student):
    one = student("def f(g, values): return g(1)")
    raised = one.observe(Case("c", "through", {"values": []}))
    assert isinstance(raised, Raised)
    assert "nobody answers" in raised.message


def test_endless_call_backs_end_with_the_call(student):
    one = student("def f(g, values):\n    while True: g(1.0)")
    assert one.observe(Case("c", "through", {"values": []}, Squares)) == Stopped("time")


def test_a_missing_name_is_missing_and_not_swallowed(student):
    assert student("x = 1").observe(Case("c", "call")) == Missing("f")


def test_after_a_stop_a_fresh_child_has_run_the_cells_again(student):
    one = student(
        "count = []\nimport time", "def f(n):\n    count.append(n)\n    time.sleep(n)\n    return len(count)"
    )
    assert one.observe(Case("c", "call", {"n": 0})) == Answered(1)
    assert one.observe(Case("c", "call", {"n": 0})) == Answered(2)
    assert one.observe(Case("slow", "call", {"n": 9})) == Stopped("time")
    assert one.observe(Case("c", "call", {"n": 0})) == Answered(1)
    assert one.stops == [Stop("the case “slow”", "time")]


def test_a_cell_that_ends_the_child_is_left_out_of_the_next(student):
    one = student("def f(): return 1", "import os; os._exit(1)", "def f(): return 2")
    assert one.observe(Case("c", "call")) == Answered(2)
    assert one.stops == [Stop("cell cell1", "died")]


def test_nothing_is_run_past_the_submissions_time(student):
    one = student("def f():\n    while True: pass", limits=Limits(call_seconds=60, submission_seconds=1))
    started = time.monotonic()
    assert [one.observe(Case("c", "call")) for _ in range(4)] == [Stopped("time")] * 4
    assert time.monotonic() - started < 3


def test_output_is_kept_up_to_the_cap_whatever_is_closed_or_replaced(student):
    one = student(
        "print('a' * 60)",
        "import sys; sys.stdout.close()",
        "import sys; sys.stdout = sys.stderr = None",
        "import os; os.write(1, b'past python'); print('b' * 500)",
        "def f(): return 1",
    )
    assert one.observe(Case("c", "call")) == Answered(1)
    assert one.outputs["cell0"] == "a" * 60 + "\n"
    assert one.outputs["cell3"].startswith("b" * 39)
    assert one.outputs["cell3"].endswith("was cut)")
    assert one.outputs["cell1"] == one.outputs["cell2"] == ""
    assert sum(map(len, one.outputs.values())) <= 150


def test_spare_cells_are_run_only_when_a_name_is_missing(student):
    cells = ("def f(): return len(g())", "def g(): return 'abc'\nprint('shown')")
    one = student("def f(): return 3", cells[1], spare=frozenset(["cell1"]))
    assert one.observe(Case("c", "call")) == Answered(3)
    assert one.outputs == {"cell0": ""}
    one = student(*cells, spare=frozenset(["cell1"]))
    assert one.observe(Case("c", "call")) == Answered(3)
    assert one.outputs["cell1"] == "shown\n"


USES = (
    "from tendays.schedules import step_decay",
    "import tendays.schedules\ntendays.schedules.step_decay",
    "from tendays import schedules\nschedules.step_decay",
    "from tendays.schedules import *",
)


@pytest.mark.parametrize("use", USES)
def test_withheld_names_say_that_they_are_to_be_written(student, use):
    one = student(use, "def f(): return 1", withholds=("tendays.schedules.step_decay",))
    assert one.observe(Case("c", "call")) == Answered(1)
    assert one.cell_errors["cell0"].kind == "ImportError"
    assert "this is what you write here" in one.cell_errors["cell0"].message


def test_a_withheld_class_is_hidden_wherever_the_library_offers_it(student):
    uses = ("from tendays import MLP", "from tendays.nn import MLP", "import tendays\ntendays.MLP")
    one = student(*uses, "def f(): return 1", withholds=("tendays.nn.MLP",))
    assert one.observe(Case("c", "call")) == Answered(1)
    assert [error.kind for error in one.cell_errors.values()] == ["ImportError"] * 3


def test_a_name_of_a_part_that_is_loaded_late_is_withheld_too(student):
    one = student("from tendays.widgets import Runs", "x = 1", withholds=("tendays.widgets.Runs",))
    one.load()
    assert one.cell_errors["cell0"].kind == "ImportError"
    assert "this is what you write here" in one.cell_errors["cell0"].message


def test_the_rest_of_the_library_still_works(student):
    one = student(
        "import tendays\nfrom tendays.nn import Layer, Neuron",
        "def f(): return [len(Layer(3, 2).parameters()), float(tendays.Value(2.0).data)]",
        withholds=("tendays.nn.MLP", "tendays.schedules.step_decay"),
    )
    assert one.observe(Case("c", "call")) == Answered([8, 2.0])


def test_a_withheld_name_that_does_not_exist_is_the_assignments_fault(student):
    with pytest.raises(AssignmentError, match="no_such"):
        student("x = 1", withholds=("tendays.schedules.no_such",)).load()


def test_the_next_child_is_not_withheld_from(student):
    student("x = 1", withholds=("tendays.schedules.step_decay",)).load()


def test_probes_that_cannot_be_run_are_the_assignments_fault(zygote):
    one = Student(zygote, Script((), "import no_such_module"), QUICK)
    with pytest.raises(AssignmentError, match="no_such_module"):
        one.load()


TOO_MUCH = {
    "an int that its square makes too long": "g(2**4095)",
    "an int of 4,000 digits": "g(10**4000)",
    "a deep nest that the log holds deeper": "g(nest)",
    "more items than a log can hold": "[g([0.0] * 90_000) for _ in range(4)]",
    "more numbers than all calls may hand over": "[g(torch.zeros(400_000)) for _ in range(4)]",
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_call_backs_that_hand_over_too_much_cost_only_their_case(student, what):
    source = "import torch\nnest = 1.0\nfor _ in range(29): nest = [nest]\n"
    source += f"def f(g, values):\n    try: {TOO_MUCH[what]}\n    except Exception: pass\n    return 'done'"
    one = student(source)
    seen = one.observe(Case("c", "through", {"values": []}, Echo))
    assert isinstance(seen, Answered | Stopped)
    assert one.observe(Case("c", "through", {"values": []})).value == "done"


class Echo(Squares):
    def call(self, name, args):
        self.log.append(args)
        return args[0] ** 2 if isinstance(args[0], int) else 0.0


def test_numbers_handed_over_are_bounded(student):
    one = student("import torch\ndef f(g, values):\n    for _ in range(9): g(torch.zeros(200_000))")
    refused = one.observe(Case("c", "through", {"values": []}, Echo))
    assert refused.kind == "HostRefused"
    assert "1000000 numbers" in refused.message
