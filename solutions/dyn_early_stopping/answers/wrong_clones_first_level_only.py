"""
title = "The tensors on the first level are cloned, nothing below"
fails = ["deep_copy"]
diagnosis = "Your copy holds only for tensors that stand directly in the state. What lies in lists or dicts further down is still the live state, and went on changing."
look = "This notebook, “The rules”"
"""

import math

import torch


def _cloned(state):
    return {key: value.clone() if isinstance(value, torch.Tensor) else value for key, value in state.items()}


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state = None, math.inf, None
    waited, stopped_early = 0, False
    for epoch in range(max_epochs):
        train_epoch()
        val_loss = evaluate()
        if val_loss < best_val_loss:
            best_epoch, best_val_loss = epoch, val_loss
            best_state = _cloned(get_state())
            waited = 0
        else:
            waited += 1
        if waited >= patience:
            stopped_early = True
            break
    if best_epoch is None:
        best_val_loss = math.nan
    else:
        set_state(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss,
        "epochs_run": epoch + 1,
        "stopped_early": stopped_early,
    }
