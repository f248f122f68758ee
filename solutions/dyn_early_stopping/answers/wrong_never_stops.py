"""
title = "Patience is not used"
fails = ["patience", "stopped_early", "ties", "nan"]
diagnosis = "All `max_epochs` epochs were trained, however long ago the last improvement was. Nothing in your run ends when patience has run out."
look = "This notebook, “The rules”"
"""

import copy
import math


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    best_epoch, best_val_loss, best_state = None, math.inf, None
    for epoch in range(max_epochs):
        train_epoch()
        val_loss = evaluate()
        if val_loss < best_val_loss:
            best_epoch, best_val_loss = epoch, val_loss
            best_state = copy.deepcopy(get_state())
    if best_epoch is None:
        best_val_loss = math.nan
    else:
        set_state(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss,
        "epochs_run": epoch + 1,
        "stopped_early": False,
    }
