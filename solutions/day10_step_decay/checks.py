"""Hidden checks of `step_decay`: fixed epochs where mistakes show, beside epochs drawn for the grading run."""

from autograder.checks import Case, Check, Draw

WITHHOLDS = ("tendays.schedules.step_decay",)

RULE = "This notebook, “The rule”"
RTOL, ATOL = 1e-5, 0.0  # far down the staircase the rate is below any useful absolute tolerance


def _case(name: str, *positional: float, **named: float) -> Case:
    """One call of step_decay."""
    return Case(name, "rates", {"calls": [[list(positional), named]]})


def _initial_lr(draw: Draw) -> float:
    """A rate that is no power of anything, so that no wrong power lands on it."""
    return draw.uniform(0.03, 0.9)


def first_stretch(draw: Draw) -> list[Case]:
    """Epochs after the first and well before the first cut."""
    lr = _initial_lr(draw)
    epochs = [1, 4, 5, 6, draw.integer(2, 7)]
    return [_case(f"epoch {epoch} of the first ten", lr, epoch) for epoch in epochs]


def flat_between_cuts(draw: Draw) -> list[Case]:
    """Epochs well inside later stretches."""
    lr = _initial_lr(draw)
    epochs = [13, 17, 24, 26, 35, 10 * draw.integer(4, 9) + draw.integer(2, 7)]
    return [_case(f"epoch {epoch}, cuts every 10", lr, epoch) for epoch in epochs]


def at_a_cut(draw: Draw) -> list[Case]:
    """The last epoch of a stretch, the first of the next, and epoch 0."""
    lr, later = _initial_lr(draw), 10 * draw.integer(4, 9)
    return [
        _case("epoch 0, the very first", lr, 0),
        _case("epoch 8, the last but one before the first cut", lr, 8),
        _case("epoch 9, the last before the first cut", lr, 9),
        _case("epoch 10, the first after the first cut", lr, 10),
        _case("epoch 11, the second after the first cut", lr, 11),
        _case("epoch 19, the last before the second cut", lr, 19),
        _case("epoch 20, the first after the second cut", lr, 20),
        _case(f"epoch {later}, the first after a later cut", lr, later),
    ]


def other_decay_rate(draw: Draw) -> list[Case]:
    """Rates of decay far from 0.5, where multiplying by a half or by what is taken away shows."""
    lr, rate = _initial_lr(draw), draw.uniform(0.15, 0.35)
    return [
        _case("decay_rate=0.9, in the fourth stretch", lr, 34, decay_rate=0.9),
        _case("decay_rate=0.1, in the second stretch", lr, 13, decay_rate=0.1),
        _case("a decay_rate drawn for this grading, given by position", lr, 23, rate),
    ]


def other_decay_every(draw: Draw) -> list[Case]:
    """Stretches longer and shorter than 10."""
    lr, every = _initial_lr(draw), draw.integer(13, 29)
    return [
        _case("decay_every=7, in the middle of a stretch", lr, 38, decay_every=7),
        _case("decay_every=100, before its first cut", lr, 33, decay_every=100),
        _case("decay_every=29, epoch 300", lr, 300, decay_every=29),
        _case(
            "a decay_every drawn for this grading, in its third stretch", lr, 2 * every + 5, decay_every=every
        ),
    ]


def cut_every_epoch(draw: Draw) -> list[Case]:
    """Stretches of one epoch, where every epoch is the first after a cut."""
    lr = _initial_lr(draw)
    return [_case(f"decay_every=1, epoch {epoch}", lr, epoch, decay_every=1) for epoch in (0, 1, 3, 12)]


def far_down(draw: Draw) -> list[Case]:
    """Hundreds of epochs, away from the cuts."""
    lr = _initial_lr(draw)
    epochs = [193, 294, 10 * draw.integer(20, 29) + draw.integer(2, 4)]
    return [_case(f"epoch {epoch}, cuts every 10", lr, epoch) for epoch in epochs]


CHECKS = [
    Check("first_stretch", "Nothing changes before the first cut", RULE, first_stretch, rtol=RTOL, atol=ATOL),
    Check(
        "flat_between_cuts", "The rate is flat between cuts", RULE, flat_between_cuts, rtol=RTOL, atol=ATOL
    ),
    Check("at_a_cut", "The cut falls at the right epoch", RULE, at_a_cut, rtol=RTOL, atol=ATOL),
    Check("other_decay_rate", "Any decay_rate", RULE, other_decay_rate, rtol=RTOL, atol=ATOL),
    Check("other_decay_every", "Any decay_every", RULE, other_decay_every, rtol=RTOL, atol=ATOL),
    Check("cut_every_epoch", "A cut after every epoch", RULE, cut_every_epoch, rtol=RTOL, atol=ATOL),
    Check("far_down", "Hundreds of epochs", RULE, far_down, rtol=RTOL, atol=ATOL),
]
