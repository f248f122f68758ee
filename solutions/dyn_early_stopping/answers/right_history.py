"""
title = "All losses kept, the best looked up afterwards"
"""

from copy import deepcopy
from math import isnan, nan


def _index_of_lowest(losses):
    """The first index of the lowest loss that is a number; None if there is none."""
    numbers = [(loss, index) for index, loss in enumerate(losses) if not isnan(loss)]
    return min(numbers)[1] if numbers else None


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    losses, kept = [], {}
    stopped_early = False
    while len(losses) < max_epochs and not stopped_early:
        train_epoch()
        losses.append(evaluate())
        best = _index_of_lowest(losses)
        if best == len(losses) - 1:
            kept = {best: deepcopy(get_state())}
        last_good = -1 if best is None else best
        stopped_early = len(losses) - 1 - last_good >= patience
    best = _index_of_lowest(losses)
    if best is not None:
        set_state(kept[best])
    return {
        "best_epoch": best,
        "best_val_loss": nan if best is None else losses[best],
        "epochs_run": len(losses),
        "stopped_early": stopped_early,
    }
