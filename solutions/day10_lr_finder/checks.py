"""Hidden checks of the learning-rate finder: scripted losses, with the calls logged on the grader's side."""

import math
from collections.abc import Sequence
from functools import partial

from autograder.checks import Case, Check, Draw, Plain

WITHHOLDS = tuple(f"tendays.lr_finder.{name}" for name in ("lr_finder", "suggest_lr", "smoothed"))

RUN = "This notebook, “The run”"
READING = "This notebook, “Reading the curve”"


class Script:
    """Answers `train_step` from a list of losses, whatever the rate; logs the rates if `watched`."""

    def __init__(self, losses: Sequence[float], watched: bool) -> None:
        self.losses, self.watched = losses, watched
        self.calls = 0
        self.log: list[Plain] = []

    def call(self, name: str, args: Sequence[Plain]) -> Plain:
        """The next loss of the script; the last one for ever after."""
        self.calls += 1
        if self.watched:
            self.log.append(args[0])
        return self.losses[min(self.calls, len(self.losses)) - 1]


def _run(
    name: str,
    probe: str,
    losses: Sequence[float],
    lr_min: float,
    lr_max: float,
    steps: int,
    watched: bool = False,
) -> Case:
    args = {"lr_min": lr_min, "lr_max": lr_max, "steps": steps}
    return Case(name, probe, args, partial(Script, list(losses), watched))


def _losses(draw: Draw, count: int) -> list[float]:
    """Finite losses, up and down by more than any early stop would stand: the second is five times the first."""
    first = draw.uniform(0.5, 0.55)
    between = [draw.uniform(0.6, 3) for _ in range(count)]
    return [first, 5 * first, *between][: count - 1] + [draw.uniform(100, 200)]


def _range(draw: Draw) -> tuple[float, float]:
    return draw.uniform(2e-5, 8e-4), draw.uniform(1.5, 9)


def rates(draw: Draw) -> list[Case]:
    """The rates between the ends."""
    low, high = _range(draw)
    n = draw.integer(20, 60)
    return [
        _run("from 0.001 to 1 in 7 steps", "inner_lrs", _losses(draw, 7), 1e-3, 1.0, 7),
        _run("a drawn range", "inner_lrs", _losses(draw, n), low, high, n),
        _run("a range above 1", "inner_lrs", _losses(draw, 5), 2.0, 50.0, 5),
    ]


def ends(draw: Draw) -> list[Case]:
    """The first and the last rate, and how many there are."""
    low, high = _range(draw)
    return [
        _run("two steps", "ends", _losses(draw, 2), low, high, 2),
        _run("12 steps", "ends", _losses(draw, 12), low, high, 12),
    ]


def losses(draw: Draw) -> list[Case]:
    """The losses, one call for each rate, and each call with the rate that is recorded."""
    low, high = _range(draw)
    n = draw.integer(15, 40)
    rising = sorted(_losses(draw, 12))
    return [
        _run("drawn losses", "losses", _losses(draw, n), low, high, n),
        _run("losses that only rise", "losses", rising, low, high, 12),
        _run("the rates of the calls less those recorded", "called", _losses(draw, 10), low, high, 10),
        _run("the number of calls", "count", _losses(draw, 10), low, high, 10, watched=False),
    ]


def _stopping(draw: Draw, bad: Sequence[float], at: int, count: int = 12) -> list[float]:
    """Finite losses with `bad` ones put in at a place; what follows is finite again."""
    script = _losses(draw, count)
    script[at : at + len(bad)] = bad
    return script


def stops(draw: Draw) -> list[Case]:
    """What is recorded when a loss is infinite or NaN."""
    run = partial(_run, probe="lengths_and_losses", lr_min=1e-3, lr_max=10.0, steps=12)
    place = draw.integer(4, 9)
    return [
        run("an infinite loss in the middle", losses=_stopping(draw, [math.inf], place)),
        run("a NaN in the middle", losses=_stopping(draw, [math.nan], place)),
        run("minus infinity", losses=_stopping(draw, [-math.inf], place)),
        run("infinite at the very first rate", losses=_stopping(draw, [math.inf], 0)),
        run("NaN at the last rate", losses=_stopping(draw, [math.nan], 11)),
        run("large and finite losses", losses=_stopping(draw, [1e30, 1e250], place)),
    ]


def calls_no_more(draw: Draw) -> list[Case]:
    """How often `train_step` is called when a loss is not finite."""
    run = partial(_run, probe="count", lr_min=1e-3, lr_max=10.0, steps=12)
    return [
        run("calls until an infinite loss", losses=_stopping(draw, [math.inf], 2 * draw.integer(1, 4) + 1)),
        run("calls until a NaN", losses=_stopping(draw, [math.nan], 2 * draw.integer(1, 4))),
    ]


def _curve(draw: Draw, count: int, lowest: int) -> tuple[list[float], list[float]]:
    """Rates on a log scale, and losses that fall to one place and then rise, a little uneven."""
    low, high = _range(draw)
    lrs = [low * (high / low) ** (i / (count - 1)) for i in range(count)]
    width = count / 4
    losses = [2 + ((i - lowest - 0.2) / width) ** 2 for i in range(count)]
    steep = max(1, lowest // 3)  # one fall that is steeper than all others, far from the lowest place
    return lrs, [loss + (0.9 if i < steep else 0.0) for i, loss in enumerate(losses)]


def _suggest(name: str, lrs: list[float], losses: list[float], probe: str = "suggested") -> Case:
    return Case(name, probe, {"lrs": lrs, "losses": losses})


def smooth_curve(draw: Draw) -> list[Case]:
    """Fewer than 50 losses: nothing to smooth over."""
    n = draw.integer(30, 45)
    return [
        _suggest("12 losses, the lowest the eighth", *_curve(draw, 12, 7)),
        _suggest("drawn losses, fewer than 50", *_curve(draw, n, draw.integer(15, n - 9))),
        _suggest("a sharp minimum among fewer than 50 losses", *_sharp(draw)),
    ]


def _sharp(draw: Draw) -> tuple[list[float], list[float]]:
    """A single low loss beside a broad valley: without smoothing it is the lowest."""
    lrs, losses = _curve(draw, 40, 28)
    losses[18] = 1.6
    return lrs, losses


def bumpy_curve(draw: Draw) -> list[Case]:
    """Many losses, with single lucky ones far from the valley."""
    cases = []
    for count in (120, 260, draw.integer(400, 480)):
        lowest = count // 2 + draw.integer(0, count // 10)
        lrs, losses = _curve(draw, count, lowest)
        for place in (count // 5, count // 4 + 3):
            losses[place] = 1.9  # lower than the valley by itself, not with its neighbours
        cases.append(_suggest(f"{count} losses, two of them lucky", lrs, losses))
    return cases


def _with_dip(draw: Draw, count: int, places: range, around: float) -> tuple[list[float], list[float]]:
    """A flat curve with all of its low losses at `places`, uneven enough to leave no doubt."""
    lrs, _ = _curve(draw, count, count // 2)
    losses = [around + 0.001 * (i % 7) for i in range(count)]
    for depth, place in enumerate(places):
        losses[place] = 1.0 - 0.05 * depth
    return lrs, losses


def at_the_ends(draw: Draw) -> list[Case]:
    """The lowest place near the beginning or the end, where there are fewer neighbours."""
    first, last = draw.integer(0, 1), draw.integer(0, 1)
    falling = _curve(draw, 200, 260)
    lrs, _ = falling
    shallow = [2 + 0.4 * ((i - 101) / 100) ** 2 for i in range(200)]
    return [
        _suggest("the lowest losses at the end", *_with_dip(draw, 200, range(196 + last, 200), 3.0)),
        _suggest("the lowest losses at the beginning", *_with_dip(draw, 200, range(3 + first, -1, -1), 3.0)),
        _suggest("losses that only fall", *falling),
        _suggest("the valley in the middle, and edges that are hardly higher", lrs, shallow),
    ]


def half_width(draw: Draw) -> list[Case]:
    """A narrow dip against a broad shallow one: the width of the window decides which is lower."""
    cases = []
    for count in (100, 149, 150):
        w = count // 50
        lrs, losses = _with_dip(draw, count, range(0), 3.0)
        narrow, broad = 30, 70
        for i in range(narrow - w, narrow + w + 1):  # exactly one window wide, and lower
            losses[i] = 1.05 + 0.005 * ((i - narrow) % 4)
        losses[narrow - w], losses[narrow - 1], losses[narrow + w] = 1.02, 1.0, 1.01
        for i in range(broad - 3 * w, broad + 3 * w + 1):
            losses[i] = 1.2 + 0.002 * abs(i - broad)
        cases.append(_suggest(f"{count} losses, a narrow dip and a broad one", lrs, losses))
    return cases


def leaves_lists(draw: Draw) -> list[Case]:
    """The caller's lists after the call."""
    return [_suggest("after the call", *_curve(draw, 110, 60), probe="lists_after")]


CHECKS = [
    Check("rates", "Rates in equal ratios", RUN, rates),
    Check("ends", "Both ends are included", RUN, ends),
    Check("losses", "One update and one loss for each rate", RUN, losses),
    Check("stops", "The first loss that is not finite ends the run", RUN, stops),
    Check("calls_no_more", "No update after that", RUN, calls_no_more),
    Check("smooth_curve", "A tenth of the rate at the lowest loss", READING, smooth_curve),
    Check("bumpy_curve", "One lucky loss is not a valley", READING, bumpy_curve),
    Check("half_width", "The width of the window", READING, half_width),
    Check("at_the_ends", "Fewer neighbours at the ends", READING, at_the_ends),
    Check("leaves_lists", "The caller's lists are left alone", READING, leaves_lists),
]
