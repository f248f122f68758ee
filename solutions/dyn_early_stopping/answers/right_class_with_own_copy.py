"""
title = "A small class, a copy made by walking the state, a tensor for the best loss"
"""

import torch


def _copied(part):
    """The same nesting, with nothing shared."""
    if isinstance(part, torch.Tensor):
        return part.detach().clone()
    if isinstance(part, dict):
        return {key: _copied(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return type(part)(_copied(value) for value in part)
    return part


class _Stopper:
    """Remembers the best epoch, and how long ago it was."""

    def __init__(self, patience):
        self.left = self.patience = patience
        self.best = None

    def see(self, epoch, loss, get_state):
        self.left -= 1
        better = loss == loss and (self.best is None or loss < self.best[1])
        if better:
            self.best = (epoch, loss, _copied(get_state()))
            self.left = self.patience
        return self.left == 0


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    stopper, stop, epochs_run = _Stopper(patience), False, 0
    while not stop and epochs_run != max_epochs:
        train_epoch()
        stop = stopper.see(epochs_run, evaluate(), get_state)
        epochs_run += 1
    best_epoch, loss, state = stopper.best or (None, float("nan"), None)
    if stopper.best:
        set_state(state)
    return dict(
        best_epoch=best_epoch,
        best_val_loss=torch.tensor(loss).double(),
        epochs_run=epochs_run,
        stopped_early=stop,
    )
