"""
title = "A tie starts the waiting anew"
fails = ["ties"]
diagnosis = "The best epoch stays where it is when its loss is reached again, but your waiting starts anew there. An equal loss is no improvement, so that epoch counts against patience."
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
        elif val_loss == best_val_loss:
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
