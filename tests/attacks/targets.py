"""The assignments that are attacked, and under which limits."""

from functools import cache

from tricks import ANYTHING

from autograder import assignment as assignments
from autograder.limits import MEGABYTE, Limits
from autograder.references import compute

SEED = 20
STEMS = sorted(path.parent.name for path in assignments.SOLUTIONS.glob("*/checks.py"))
# Small, so that what is meant to take all there is takes little; the machine that runs the tests may be busy.
LIMITS = Limits(
    cell_seconds=3, call_seconds=2, submission_seconds=9, memory_bytes=256 * MEGABYTE, output_bytes=50_000
)
IDLE = (
    "def cheat(*args, **options): return None",
    "def cheat(*args, **options): return args[0] if args else None",
    "def cheat(*args, **options): return []",
    "def cheat(*args, **options): return 0.0",
    "def cheat(*args, **options): return True",
    "import torch\ndef cheat(*args, **options): return torch.zeros(3)",
    ANYTHING.replace("__eq__", "equal") + "cheat = Anything()",
)


@cache
def assignment_of(stem):
    return assignments.load(stem)


@cache
def references_of(stem):
    return compute(assignment_of(stem), SEED)
