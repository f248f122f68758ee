"""
title = "Stopped early read as ended after the best epoch"
fails = ["stopped_early"]
diagnosis = "You reported an early stop whenever the last epoch was not the best one. With patience left when the epochs ran out, training did not stop early."
look = "This notebook, “The rules”"
"""

import copy
import math


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state = None, math.inf, None
    waited = 0
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
            break
    if best_epoch is None:
        best_val_loss = math.nan
    else:
        set_state(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss,
        "epochs_run": epoch + 1,
        "stopped_early": best_epoch != epoch,
    }
