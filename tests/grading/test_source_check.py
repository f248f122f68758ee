"""Are forbidden names found however they are spelled, and nothing else?"""

import time

import pytest

from autograder.checks import SourceCheck
from autograder.source_check import first_use, parses

CHECK = SourceCheck("by_hand", "By hand", "the task", ("torch.optim", "torch.softmax", ".backward"))


def use(*solutions, others=()):
    found = first_use(CHECK, solutions, [*others, *solutions])
    return found.name if found else ""


@pytest.mark.parametrize(
    "source",
    [
        "torch.optim.SGD(p)",
        "import torch as t\nt.optim.SGD(p)",
        "from torch import optim",
        "from torch import optim as o\no.SGD(p)",
        "from torch.optim import SGD\nSGD(p)",
        "import torch.optim as o",
        "def f():\n    import torch.optim.lr_scheduler\n    return 1",
        "%%time\ntorch.optim.SGD(p)",
        "!pip list\ntorch.optim.SGD(p)",
        "def f():\n    %time x = 1\n    names = !ls\n    a.b = %who\n    return torch.optim.SGD(p)",
        "torch.optim?\n?torch\ntorch.optim.SGD(p)",
    ],
)
def test_a_module_is_found(source):
    assert use(source) == "torch.optim"


def test_an_import_in_another_cell_counts_when_the_solution_uses_it():
    assert use("softmax(x)", others=["from torch import softmax"]) == "torch.softmax"
    assert use("return_value = 1", others=["from torch import softmax"]) == ""


def test_a_leading_dot_is_that_attribute_of_anything():
    assert use("loss.mean().backward()") == ".backward"
    assert use("backward(loss)") == ""


@pytest.mark.parametrize(
    "source", ["torch.optimum()", "x = 'torch.optim'", "# torch.optim", "optim.SGD(p)", "", "def f(:"]
)
def test_nothing_else_is_found(source):
    assert use(source) == ""


def test_the_line_is_the_students():
    found = first_use(CHECK, ["x = 1\n\ny = torch.softmax(x)  # here"], [])
    assert found.line == "y = torch.softmax(x)  # here"


@pytest.mark.parametrize("source", ["(" * 5000, "\x00", "x" * 10**6 + "(", "-" * 100_000 + "1"])
def test_hostile_source_has_no_names(source):
    assert not parses(source) or use(source) == ""


LONG = {
    "magics": "%x\n" * 50_000,
    "commands": "x = !ls\n" * 20_000,
    "questions": "a?\n" * 50_000,
    "equals": "a = " * 40_000 + "%",
    "calls": "f(" * 75_000,
}


@pytest.mark.parametrize("what", LONG)
def test_no_source_keeps_the_grader_busy(what):
    started = time.process_time()
    use(LONG[what])
    assert time.process_time() - started < 5
