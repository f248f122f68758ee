"""Hidden checks of early stopping: scripted losses, with the calls counted on the grader's side."""

import math
from collections.abc import Sequence
from functools import partial

from autograder.checks import Case, Check, Draw, Plain

WITHHOLDS = ()

RULES = "This notebook, “The rules”"
NAN = math.nan
TRAIN, EVALUATE, SET_STATE = "train_epoch", "evaluate", "set_state"


class Script:
    """Answers a run's call-backs from a list of losses; logs the calls named in `watched`."""

    def __init__(
        self, val_losses: Sequence[float], train_losses: Sequence[float], watched: Sequence[str]
    ) -> None:
        self.val_losses, self.train_losses, self.watched = val_losses, train_losses, watched
        self.epochs = 0
        self.log: list[Plain] = []

    def call(self, name: str, args: Sequence[Plain]) -> Plain:
        """The training loss, the validation loss after as many epochs, or nothing for set_state."""
        if name in self.watched:
            self.log.append(name)
        if name == TRAIN:
            self.epochs += 1
            return self.train_losses[min(self.epochs, len(self.train_losses)) - 1]
        if name == EVALUATE:
            return self.val_losses[min(max(self.epochs, 1), len(self.val_losses)) - 1]
        return None


def _run(
    name: str,
    probe: str,
    draw: Draw,
    losses: Sequence[float],
    *,
    patience: int = 50,
    watched: Sequence[str] = (),
    options: dict[str, int] | None = None,
    lowest_training: int | None = None,
    **args: Plain,
) -> Case:
    """A run over `losses`; unless said otherwise patience is too long to matter and the training loss only falls."""
    falling = sorted((draw.uniform(0.01, 2.0) for _ in losses), reverse=True)
    if lowest_training is not None:
        falling[lowest_training:] = reversed(falling[lowest_training:])
    options = {"patience": patience, "max_epochs": len(losses)} if options is None else options
    host = partial(Script, list(losses), falling, tuple(watched))
    return Case(name, probe, {"options": options, **args}, host)


def _above(draw: Draw, count: int, floor: float = 0.6) -> list[float]:
    """Losses that are all different and all above `floor`, going up and down."""
    return [draw.uniform(floor, 1.0) for _ in range(count)]


def _rising(draw: Draw, count: int) -> list[float]:
    """Losses above 0.6 that only rise."""
    return sorted(_above(draw, count))


def _lowest_at(draw: Draw, epoch: int, epochs: int) -> list[float]:
    """Losses with their lowest at `epoch`, and after it some that fall without reaching it."""
    losses = _above(draw, epochs)
    losses[epoch] = draw.uniform(0.1, 0.5)
    if epochs - epoch > 3:
        losses[-3:] = [1.2, 0.55, 1.3]  # a fall from one epoch to the next is not yet an improvement
    return losses


def _best(draw: Draw, key: str) -> list[Case]:
    epochs = draw.integer(9, 14)
    lowest = {"in the middle": epochs // 2, "in the first epoch": 0, "in the last epoch": epochs - 1}
    lowest["somewhere"] = draw.integer(1, epochs - 4)
    reported = partial(_run, probe="reported", draw=draw, keys=[key])
    cases = [
        reported(f"the lowest loss {where}", losses=_lowest_at(draw, epoch, epochs))
        for where, epoch in lowest.items()
    ]
    return [*cases, reported("stopped early", losses=[1.1, 1.05, 0.3, *_rising(draw, 20)], patience=4)]


def best_epoch(draw: Draw) -> list[Case]:
    """The index of the lowest loss."""
    return _best(draw, "best_epoch")


def best_val_loss(draw: Draw) -> list[Case]:
    """The lowest loss, likewise."""
    return _best(draw, "best_val_loss")


def calls(draw: Draw) -> list[Case]:
    """The sequence of calls in runs that patience does not end."""
    both = (TRAIN, EVALUATE)
    return [
        _run("one epoch", "calls", draw, _above(draw, 1), watched=both),
        _run("five epochs", "calls", draw, _lowest_at(draw, 2, 5), watched=both),
    ]


def _last_moment(draw: Draw, patience: int, rounds: int) -> list[float]:
    """Each improvement comes in the last epoch that patience allows, `rounds` times; then none comes."""
    losses: list[float] = []
    for best in range(rounds + 1, 0, -1):
        losses += [float(best)] + [best + draw.uniform(0.1, 0.9) for _ in range(patience - 1)]
    return losses + _above(draw, 3 * patience, floor=1.5)


def patience(draw: Draw) -> list[Case]:
    """How many epochs are trained; nothing else is judged."""
    count = partial(_run, probe="calls", draw=draw, watched=(TRAIN,))
    drawn = draw.integer(6, 25)
    better_too_late = [0.9, 0.5, 0.6, 0.7, 0.8, 0.1, 0.05, 0.01]
    by_default = [0.9, 0.5, *_above(draw, 110)]
    return [
        count("patience 3, no improvement after epoch 1", losses=[0.9, 0.5, *_above(draw, 9)], patience=3),
        count("patience 3, and the next epoch would have been better", losses=better_too_late, patience=3),
        count("patience 1", losses=[0.9, 0.8, 0.7, 0.75, 0.6, 0.5], patience=1),
        count("patience 1, no improvement after epoch 0", losses=[0.5, *_above(draw, 6)], patience=1),
        count(
            "improvements in the last moment, again and again", losses=_last_moment(draw, 3, 4), patience=3
        ),
        count(
            "patience 3, and the training loss rises late",
            losses=[0.9, 0.5, *_rising(draw, 20)],
            patience=3,
            lowest_training=10,
        ),
        count("a drawn patience", losses=_last_moment(draw, drawn, 2), patience=drawn),
        count("patience not given: 5", losses=by_default, options={}),
        count("max_epochs not given: 100", losses=by_default, options={"patience": 300}),
    ]


def epochs_run(draw: Draw) -> list[Case]:
    """`epochs_run` against the number of epochs that were in fact trained."""
    miscounted = partial(_run, probe="epochs_miscounted", draw=draw)
    epochs = draw.integer(6, 12)
    return [
        miscounted("epochs_run less the epochs trained, all of them", losses=_lowest_at(draw, 2, epochs)),
        miscounted("epochs_run less the epochs trained, a single one", losses=_above(draw, 1)),
        miscounted(
            "epochs_run less those trained before patience ran out", losses=_above(draw, 60), patience=4
        ),
    ]


def stopped_early(draw: Draw) -> list[Case]:
    """The flag, in runs that end in four different ways."""
    flag = partial(_run, probe="reported", draw=draw, keys=["stopped_early"])
    falling = sorted(_above(draw, 6), reverse=True)
    return [
        flag("patience ran out long before the epochs", losses=[0.5, *_rising(draw, 30)], patience=4),
        flag(
            "the epochs ran out, patience had just begun",
            losses=[*falling, 1.5],
            patience=4,
            lowest_training=0,
        ),
        flag("the epochs ran out with an improvement", losses=falling, patience=4),
        flag("patience ran out in the very last epoch", losses=[0.5, *_rising(draw, 4)], patience=4),
    ]


def restores_best(draw: Draw) -> list[Case]:
    """The final state, and that set_state is called once; the state's values are replaced, not changed in place."""
    state = partial(_run, probe="final_state", draw=draw, watched=(SET_STATE,), kind="replaced")
    epochs = draw.integer(8, 12)
    return [
        state("all epochs run, the best in the middle", losses=_lowest_at(draw, epochs // 2, epochs)),
        state("stopped early", losses=[1.1, 1.05, 0.3, *_above(draw, 30)], patience=4),
        state("the best epoch is the first", losses=_lowest_at(draw, 0, epochs)),
        state("the best epoch is the last", losses=_lowest_at(draw, epochs - 1, epochs)),
    ]


def deep_copy(draw: Draw) -> list[Case]:
    """The final state when training changes tensors and nested parts in place, after stopping early."""
    state = partial(_run, probe="final_state", draw=draw, watched=(SET_STATE,), patience=4)
    return [
        state("tensors changed in place", losses=[1.1, 0.3, *_rising(draw, 20)], kind="in place"),
        state(
            "a nested state, all of it changed in place",
            losses=[1.1, 1.05, 0.3, *_rising(draw, 20)],
            kind="nested",
        ),
    ]


def ties(draw: Draw) -> list[Case]:
    """Equal losses, in the best epoch and against patience."""
    best, later = draw.uniform(0.1, 0.5), _rising(draw, 20)
    falling = sorted(_above(draw, draw.integer(1, 12)), reverse=True)
    flag = partial(_run, probe="reported", draw=draw, keys=["stopped_early"], patience=3)
    place = partial(_run, probe="epochs_after_the_first", draw=draw)
    return [
        place(
            "the best loss twice: how many epochs after the first the best is",
            losses=[*falling, best, best, *later],
        ),
        place(
            "the first loss twice: how many epochs after the first the best is", losses=[best, best, *later]
        ),
        flag("the loss stays at its best: whether patience runs out", losses=[0.9] + [best] * 20),
        flag("the same loss from the start: whether patience runs out", losses=[best] * 20),
        flag("a tie, and then only worse: whether patience runs out", losses=[0.9, best, best, *later]),
    ]


def nan(draw: Draw) -> list[Case]:
    """NaN in the first epoch, between, last, to the end, and only."""
    loss = partial(_run, probe="reported", draw=draw, keys=["best_val_loss"])
    flag = partial(_run, probe="reported", draw=draw, keys=["stopped_early"], patience=3)
    low, middle = draw.uniform(0.1, 0.4), draw.uniform(0.45, 0.55)
    only = partial(_run, probe="nothing_ever_improved", draw=draw, watched=(SET_STATE,))
    return [
        loss("NaN in the first epoch", losses=[NAN, 0.9, middle, 0.8]),
        loss("NaN between", losses=[0.9, NAN, NAN, middle, NAN, 0.8, low, 0.7]),
        loss("NaN in the last epoch", losses=[0.9, middle, low, 0.8, NAN]),
        loss("NaN right after the best", losses=[0.9, low, NAN, 0.8, 0.7]),
        flag("NaN to the end: whether patience runs out", losses=[0.9, middle, *[NAN] * 20]),
        flag(
            "one NaN, and then only worse: whether patience runs out",
            losses=[0.9, middle, NAN, *_rising(draw, 20)],
        ),
        only("nothing but NaN", losses=[NAN] * 4),
        only("a single epoch, NaN", losses=[NAN]),
    ]


CHECKS = [
    Check("best_epoch", "The best epoch", RULES, best_epoch),
    Check("best_val_loss", "The best validation loss", RULES, best_val_loss),
    Check("calls", "An epoch is one training and one evaluation", RULES, calls),
    Check("patience", "Training stops when patience runs out", RULES, patience),
    Check("epochs_run", "The number of epochs", RULES, epochs_run),
    Check("stopped_early", "Whether it stopped early", RULES, stopped_early),
    Check("restores_best", "Back to the best state", RULES, restores_best),
    Check("deep_copy", "What was kept does not change", RULES, deep_copy),
    Check("ties", "A tie is not an improvement", RULES, ties),
    Check("nan", "A NaN is not an improvement", RULES, nan),
]
