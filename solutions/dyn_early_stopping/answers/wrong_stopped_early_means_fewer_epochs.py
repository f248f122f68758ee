"""
title = "Stopped early read as fewer than max_epochs"
fails = ["stopped_early"]
same_numbers_as = ["patience_one_too_long"]
diagnosis = "When patience ran out in the very last epoch you reported that training did not stop early. What counts is whether patience ran out, not how many epochs were left."
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
        "stopped_early": epoch + 1 < max_epochs,
    }
