"""
title = "set_state is called at every improvement, and not at the end"
fails = ["restores_best", "deep_copy"]
diagnosis = "You called `set_state` each time an epoch improved, when the model was in that state anyway, and not at the end, when it had moved on. It is wanted once, afterwards."
look = "This notebook, “The rules”"
"""

import copy
import math


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state = None, math.inf, None
    waited, stopped_early = 0, False
    for epoch in range(max_epochs):
        train_epoch()
        val_loss = evaluate()
        if val_loss < best_val_loss:
            best_epoch, best_val_loss = epoch, val_loss
            best_state = copy.deepcopy(get_state())
            waited = 0
            set_state(best_state)
        else:
            waited += 1
        if waited >= patience:
            stopped_early = True
            break
    if best_epoch is None:
        best_val_loss = math.nan
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss,
        "epochs_run": epoch + 1,
        "stopped_early": stopped_early,
    }
