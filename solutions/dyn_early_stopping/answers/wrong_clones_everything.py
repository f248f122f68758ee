"""
title = "Every value is taken for a tensor"
fails = ["deep_copy"]
diagnosis = "Your copy calls `clone` on every value of the state, but a state may hold lists, dicts and numbers as well, and they have none. It can be any nesting of these."
look = "This notebook, “The rules”"
"""

import math


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state = None, math.inf, None
    waited, stopped_early = 0, False
    for epoch in range(max_epochs):
        train_epoch()
        val_loss = evaluate()
        if val_loss < best_val_loss:
            best_epoch, best_val_loss = epoch, val_loss
            best_state = {key: value.clone() for key, value in get_state().items()}
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
