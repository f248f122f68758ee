"""Hidden checks of `diagnose`: curves drawn for the grading run, each well inside what one rule says of it."""

import math
from collections.abc import Sequence

from autograder.checks import Case, Check, Draw

WITHHOLDS = ("tendays.verdict.diagnose", "tendays.verdict._is_stuck", "tendays.verdict._share_of_rises")

RULES = "This notebook, “The rules”"


def _case(name: str, losses: Sequence[float]) -> Case:
    """One curve."""
    return Case(name, "verdict", {"losses": list(losses)})


def _first(draw: Draw) -> float:
    """The first loss of a curve."""
    return draw.uniform(1.5, 9.0)


def _falling(first: float, share: float, count: int) -> list[float]:
    """Even falls, in ratio, from `first` to that share of it: never a rise."""
    return [first * share ** (i / (count - 1)) for i in range(count)]


def _hardly(draw: Draw, count: int) -> list[float]:
    """An even fall by about a tenth."""
    return _falling(draw.uniform(0.6, 0.9), draw.uniform(0.86, 0.93), count)


def _flat(level: float, count: int) -> list[float]:
    """Losses that sink by 0.02 % in all: flat, and without a rise."""
    return _falling(1.0001 * level, 0.9998, count)


def _stopped(first: float, share: float, count: int = 30) -> list[float]:
    """From `first` to that share of it in the first third, and flat from there on."""
    return [*_falling(first, share, count // 3), *_flat(first * share, count - count // 3)]


def _jumped(first: float, factor: float, count: int = 30) -> list[float]:
    """Up to `factor` times the first loss in two steps, and flat from there on."""
    return [first, first * factor**0.5, *_flat(first * factor, count - 2)]


def _zigzag(first: float, share: float, count: int, rise: float = 1.4) -> list[float]:
    """Down, up, down, up: every second step a rise; an odd count ends at that share of `first`, after a rise."""
    pairs = (count - 1) // 2
    fall = share ** (1 / pairs) / rise
    losses = [first]
    for _ in range(pairs):
        losses += [losses[-1] * fall, losses[-1] * fall * rise]
    return losses


def _with_rises(draw: Draw, first: float, share: float, count: int, rises: int) -> list[float]:
    """Falls all the way to about that share of `first`, but for a few rises by a third, far from each other."""
    gap = (count - 2) // rises
    up = {1 + k * gap + draw.integer(0, gap - 2) for k in range(rises)}
    fall = (share / 1.33**rises) ** (1 / (count - 1 - rises))
    losses = [first]
    for step in range(1, count):
        losses.append(losses[-1] * (1.33 if step in up else fall))
    return losses


def _in_drawn_order(draw: Draw, cases: list[Case]) -> list[Case]:
    """The cases in another order for each grading: a remembered list of verdicts is worth nothing."""
    return draw.random.sample(cases, len(cases))


def not_finite(draw: Draw) -> list[Case]:
    """NaN and infinity in several places, beside curves that have neither."""
    low, middle = draw.uniform(0.22, 0.33), draw.integer(3, 7)

    def spoiled(value: float, places: Sequence[int]) -> list[float]:
        losses = _falling(_first(draw), low, 20)
        for place in places:
            losses[place] = value
        return losses

    cases = [
        _case("a single NaN in the middle, and a low end", spoiled(math.nan, [middle])),
        _case("a single infinity in the middle, and a low end", spoiled(math.inf, [middle])),
        _case("NaN at the end", spoiled(math.nan, [18, 19])),
        _case("infinity at the end", spoiled(math.inf, [19])),
        _case("nothing but NaN", [math.nan] * 12),
        _case("all numbers, a clear fall", spoiled(0.0, [])),
        _case("all numbers, hardly a fall", _hardly(draw, 20)),
    ]
    return _in_drawn_order(draw, cases)


def grown(draw: Draw) -> list[Case]:
    """The last loss against the first, where the largest and the lowest mislead."""
    spike, valley = _falling(_first(draw), 0.3, 30), _falling(_first(draw), 0.02, 26)
    spike[draw.integer(2, 5)] *= 45
    valley += [valley[0] * share for share in (0.06, 0.15, 0.3, 0.5)]
    cases = [
        _case("the last loss is 60 times the first", _falling(_first(draw), 60, 24)),
        _case(
            "the last loss is much larger than the first", _falling(_first(draw), draw.uniform(25, 300), 24)
        ),
        _case("a high spike early, and a low end", spike),
        _case("very low in between, and at the end half of the first", valley),
        _case("the last loss is four times the first", _falling(_first(draw), draw.uniform(3.5, 4.5), 12)),
        _case("the last loss is a third of the first", _falling(_first(draw), 0.33, 24)),
        _case("the last loss is a little below the first", _hardly(draw, 24)),
    ]
    return _in_drawn_order(draw, cases)


def stuck(draw: Draw) -> list[Case]:
    """Flat second halves at several heights, and second halves that are not flat."""
    first = _first(draw)
    sagging = [*_falling(first, 0.5, 15), *_falling(0.5 * first, 0.7, 14), 0.5 * first]
    late = _falling(_first(draw), 0.5, 22)
    late += _flat(late[-1], 10)
    cases = [
        _case("flat at half of the first loss", _stopped(_first(draw), 0.5)),
        _case("flat at some height", _stopped(_first(draw), draw.uniform(0.3, 0.7))),
        _case("flat, and above the first loss", _jumped(_first(draw), draw.uniform(2.5, 5))),
        _case("flat near zero", _stopped(draw.uniform(1.5, 4), draw.uniform(0.02, 0.045))),
        _case("never moved", _flat(_first(draw), 30)),
        _case("flat in its last third only", late),
        _case("the second half sags and comes back", sagging),
    ]
    return _in_drawn_order(draw, cases)


def oscillating(draw: Draw) -> list[Case]:
    """Large and small rises, many and few; falls that are as large."""
    first = _first(draw)
    low = [first, first * 0.3, *_zigzag(first * 0.025, 0.9, 25)]
    up_two_of_five = [first]
    for step in range(30):
        up_two_of_five.append(up_two_of_five[-1] * (1.25 if step % 5 in (1, 3) else 0.78))
    cases = [
        _case("every second step a large rise", _zigzag(_first(draw), draw.uniform(0.25, 0.5), 25)),
        _case("two of five steps rise", up_two_of_five),
        _case("large rises, far below the first loss", low),
        _case(
            "every second step a rise by two percent",
            _zigzag(_first(draw), draw.uniform(0.25, 0.5), 41, 1.02),
        ),
        _case("three large rises in forty steps", _with_rises(draw, _first(draw), 0.3, 41, 3)),
        _case("each step a large fall", _falling(_first(draw), 0.8**20, 21)),
        _case("rises by two percent, and hardly a fall", _zigzag(draw.uniform(0.6, 0.9), 0.9, 41, 1.02)),
    ]
    return _in_drawn_order(draw, cases)


def too_small(draw: Draw) -> list[Case]:
    """How far the last loss is below the first."""
    first = draw.uniform(0.6, 0.9)
    dip = [*_falling(first, 0.5, 24), *(first * share for share in (0.61, 0.75, 0.92))]
    at_last = [*_falling(first, 0.9, 24), 0.4 * first]
    cases = [
        _case("nine tenths of the first loss are left", _falling(draw.uniform(0.6, 0.9), 0.9, 30)),
        _case("most of the first loss is left", _hardly(draw, 30)),
        _case("about half of the first loss is left", _falling(_first(draw), draw.uniform(0.45, 0.6), 30)),
        _case("a tenth of the first loss is left", _falling(_first(draw), 0.1, 30)),
        _case("halved, and nearly back at the end", dip),
        _case("a fall in the very last step only", at_last),
    ]
    return _in_drawn_order(draw, cases)


def order(draw: Draw) -> list[Case]:
    """Curves of which two rules are true."""
    restless = [_first(draw)]
    for step in range(15):
        restless.append(restless[-1] * (0.62 if step % 3 == 2 else 1.2))
    growing = _zigzag(_first(draw), draw.uniform(30, 80), 25)
    cases = [
        _case("restless first, then flat", [*restless, *_flat(0.55 * restless[0], 17)]),
        _case("flat, and not far below the first loss", _stopped(_first(draw), 0.88)),
        _case("large rises, and nearly as high as at the start", _zigzag(_first(draw), 0.95, 25)),
        _case("flat, at forty times the first loss", _jumped(_first(draw), 40)),
        _case("large rises, and at the end far above the first", growing),
        _case("large rises, and a clear fall", _zigzag(_first(draw), draw.uniform(0.3, 0.5), 25)),
        _case("nothing but a clear fall", _falling(_first(draw), draw.uniform(0.3, 0.6), 25)),
        _case("hardly a fall, and nothing else", _hardly(draw, 25)),
    ]
    return _in_drawn_order(draw, cases)


def scale(draw: Draw) -> list[Case]:
    """The same shapes with very small and very large losses: the unit of a loss says nothing."""
    tiny, huge = draw.uniform(0.002, 0.006), draw.uniform(3000, 9000)
    cases = [
        _case("thousandths: a clear fall", _falling(tiny, 0.3, 25)),
        _case("thousandths: flat at half", _stopped(tiny, 0.5)),
        _case("thousandths: large rises", _zigzag(tiny, 0.4, 25)),
        _case("thousands: flat at half", _stopped(huge, 0.5)),
        _case("thousands: nine tenths are left", _falling(huge, 0.9, 25)),
        _case("thousands: a fall to a hundredth, and flat", _stopped(huge, 0.01)),
    ]
    return _in_drawn_order(draw, cases)


def lengths(draw: Draw) -> list[Case]:
    """Eight losses, and hundreds."""
    many = 10 * draw.integer(25, 40) + 1
    cases = [
        _case("eight losses, three large rises", _zigzag(_first(draw), 0.4, 7) + [0.3]),
        _case("eight losses, a clear fall", _falling(_first(draw), 0.3, 8)),
        _case("eight losses, flat at half", _stopped(_first(draw), 0.5, 8)),
        _case(
            "hundreds of losses, a dozen large rises",
            _with_rises(draw, _first(draw), draw.uniform(0.2, 0.4), many, 12),
        ),
        _case("hundreds of losses, hardly a fall", _hardly(draw, many)),
    ]
    return _in_drawn_order(draw, cases)


CHECKS = [
    Check("not_finite", "A loss that is no number", RULES, not_finite),
    Check("grown", "A loss that has grown", RULES, grown),
    Check("stuck", "A curve that has gone flat", RULES, stuck),
    Check("oscillating", "A curve that rises again and again", RULES, oscillating),
    Check("too_small", "A loss that has hardly fallen", RULES, too_small),
    Check("order", "Two rules at once", RULES, order),
    Check("scale", "Small and large losses", RULES, scale),
    Check("lengths", "Short and long curves", RULES, lengths),
]
