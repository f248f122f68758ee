"""
title = "epochs_run is the number of the last epoch"
fails = ["epochs_run"]
diagnosis = "Your `epochs_run` is one too low: it is the number of the last epoch, and the first one has number 0. Asked for is how many were run."
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
        "epochs_run": epoch,
        "stopped_early": stopped_early,
    }
