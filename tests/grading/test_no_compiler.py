"""Torch's optimizers work without torch's compiler, and whoever wants the compiler still gets it."""

import subprocess
import sys

import pytest

STEP = """
import sys
from autograder.inside import no_compiler
no_compiler.install()
import torch
weight = torch.nn.Parameter(torch.tensor([1.0]))
optimizer = torch.optim.{optimizer}([weight], lr=0.5)
(3 * weight).sum().backward()
optimizer.step()
optimizer.zero_grad()
optimizer.state_dict()
print(round(weight.item(), 4), "torch._dynamo.eval_frame" in sys.modules)
"""
COMPILE = """
import sys
from autograder.inside import no_compiler
no_compiler.install()
import torch
doubled = torch.compile(lambda x: 2 * x, backend="eager")(torch.tensor(1.5))
print(doubled.item(), torch._dynamo is sys.modules["torch._dynamo"])
"""


def printed(code: str) -> str:
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


@pytest.mark.parametrize(("optimizer", "weight"), [("SGD", -0.5), ("Adam", 0.5), ("AdamW", 0.495)])
def test_does_an_optimizer_step_without_the_compiler(optimizer, weight):
    assert printed(STEP.format(optimizer=optimizer)) == f"{weight} False"


def test_does_the_compiler_come_when_it_is_asked_for():
    assert printed(COMPILE) == "3.0 True"


def test_does_a_warm_process_leave_out_the_parts_that_no_assignment_uses():
    code = "import sys\nfrom autograder.inside import leftovers\nleftovers.import_library('tendays')\n"
    code += "print(*sorted(n for n in sys.modules if n.startswith('tendays.') and n.count('.') == 1))"
    loaded = printed(code).split()
    assert "tendays.engine" in loaded
    assert not {"tendays.site", "tendays.live", "tendays.widgets"} & set(loaded)
