"""
title = "Compared with the epoch before, not with the best"
fails = ["best_epoch", "best_val_loss", "patience", "restores_best", "nan"]
diagnosis = "A loss below that of the epoch before was taken for an improvement, although there had been a lower one earlier. The best so far is what each loss must beat."
look = "This notebook, “The rules”"
"""

import copy
import math


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state, last_loss = None, math.inf, None, math.inf
    waited, stopped_early = 0, False
    for epoch in range(max_epochs):
        train_epoch()
        val_loss = evaluate()
        if val_loss < last_loss:
            best_epoch, best_val_loss = epoch, val_loss
            best_state = copy.deepcopy(get_state())
            waited = 0
        else:
            waited += 1
        last_loss = val_loss
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
