"""Hidden checks of the schedules: steps where mistakes show, with rates and lengths drawn for the grading run."""

from collections.abc import Iterable

from autograder.checks import Case, Check, Draw

WITHHOLDS = (
    "tendays.schedules.linear_decay",
    "tendays.schedules.cosine_annealing",
    "tendays.schedules.warmup_cosine",
    "tendays.schedules.warmup_stable_decay",
)

LINEAR, COSINE = "This notebook, “Linear decay”", "This notebook, “Cosine annealing”"
WARMUP, ALL = "This notebook, “Warmup, then cosine”", "This notebook, “What holds for all three”"


def _case(name: str, schedule: str, *args: float) -> Case:
    """One call of one schedule."""
    return Case(name, "rates", {"schedule": schedule, "calls": [list(args)]})


def _run(draw: Draw) -> tuple[float, float, int]:
    """A largest rate, a smallest one that is not 0, and a length that ten divides."""
    high = draw.uniform(0.2, 0.9)
    return high, draw.uniform(0.1, 0.3) * high, 10 * (2 * draw.integer(6, 20) + 1)


def _inside(draw: Draw, total: int) -> list[int]:
    """Steps strictly between the two ends."""
    tenths = [1, 3, 5, 9]
    return [1, *(tenth * total // 10 for tenth in tenths), total - 1, draw.integer(2, total - 2)]


def _at(
    schedule: str, args: tuple[float, ...], total: int | str, steps: Iterable[int], *, length: tuple[int, ...]
) -> list[Case]:
    """One case for each step; the steps' places in the run stand in the name."""
    return [_case(f"step {step} of {total}", schedule, *args, step, *length) for step in steps]


def linear_way(draw: Draw) -> list[Case]:
    """Steps strictly inside the run."""
    lr, _, total = _run(draw)
    return _at("linear_decay", (lr,), total, _inside(draw, total), length=(total,))


def linear_end(draw: Draw) -> list[Case]:
    """The first step, the step at which the run is over, and steps past it."""
    lr, _, total = _run(draw)
    steps = [0, total, total + 1, total + draw.integer(5, 50), 3 * total]
    return _at("linear_decay", (lr,), total, steps, length=(total,))


def cosine_way(draw: Draw) -> list[Case]:
    """Steps strictly inside the run, with a minimum and without."""
    lr, low, total = _run(draw)
    to_zero = _case(f"step {total // 5} of {total}, min_lr=0", "cosine_annealing", lr, 0.0, total // 5, total)
    return [*_at("cosine_annealing", (lr, low), total, _inside(draw, total), length=(total,)), to_zero]


def cosine_end(draw: Draw) -> list[Case]:
    """The first step, the step at which the run is over, and steps past it."""
    lr, low, total = _run(draw)
    steps = [0, total, total + 1, total + draw.integer(5, 50), 2 * total, 2 * total + total // 2]
    return _at("cosine_annealing", (lr, low), total, steps, length=(total,))


def _with_warmup(draw: Draw) -> tuple[float, float, int, int]:
    """Rates, a warmup of an odd number of steps, and a length."""
    lr, low, total = _run(draw)
    return lr, low, 2 * draw.integer(7, 20) + 1, total + 100


def climb(draw: Draw) -> list[Case]:
    """Steps of the warmup, from the very first; the last is left out."""
    lr, low, warmup, total = _with_warmup(draw)
    steps = [0, 1, 2, warmup // 3, warmup // 2, warmup - 3, draw.integer(3, warmup - 4)]
    return _at("warmup_cosine", (lr, low), f"{total}, warmup {warmup}", steps, length=(warmup, total))


def peak(draw: Draw) -> list[Case]:
    """The last steps of the climb, and the top."""
    lr, low, warmup, total = _with_warmup(draw)
    words = f"{total}, warmup {warmup}"
    return [
        *_at("warmup_cosine", (lr, low), words, [warmup - 2, warmup - 1, warmup], length=(warmup, total)),
        _case("a warmup of a single step, step 1 of 50", "warmup_cosine", lr, low, 1, 1, 50),
        _case("a warmup of all steps but one, step 49 of 50", "warmup_cosine", lr, low, 49, 49, 50),
    ]


def after_warmup(draw: Draw) -> list[Case]:
    """Steps between the top and the end."""
    lr, low, warmup, total = _with_warmup(draw)
    left = total - warmup
    steps = [warmup + left // 10, warmup + left // 3, warmup + 2 * left // 3, total - 5]
    steps.append(draw.integer(warmup + 5, total - 10))
    return _at("warmup_cosine", (lr, low), f"{total}, warmup {warmup}", steps, length=(warmup, total))


def warmup_end(draw: Draw) -> list[Case]:
    """The step at which the run is over, and steps past it; a long warmup makes a late end plain."""
    lr, low, warmup, total = _with_warmup(draw)
    steps = [total, total + 1, total + draw.integer(5, 50), 3 * total]
    return [
        *_at("warmup_cosine", (lr, low), f"{total}, warmup {warmup}", steps, length=(warmup, total)),
        _case("step 100 of 100, warmup 60", "warmup_cosine", lr, low, 100, 60, 100),
    ]


def no_warmup(draw: Draw) -> list[Case]:
    """warmup_steps=0."""
    lr, low, total = _run(draw)
    steps = [0, 1, total // 3, total, draw.integer(2, total - 1)]
    return _at("warmup_cosine", (lr, low), f"{total}, no warmup", steps, length=(0, total))


CHECKS = [
    Check("linear_way", "A straight line", LINEAR, linear_way),
    Check("linear_end", "Where the line begins and ends", ALL, linear_end),
    Check("cosine_way", "Half a wave", COSINE, cosine_way),
    Check("cosine_end", "Where the wave begins and ends", ALL, cosine_end),
    Check("climb", "The climb", WARMUP, climb),
    Check("peak", "The top", WARMUP, peak),
    Check("after_warmup", "Down from the top", WARMUP, after_warmup),
    Check("warmup_end", "The end of the whole", ALL, warmup_end),
    Check("no_warmup", "Without a warmup", WARMUP, no_warmup),
]
