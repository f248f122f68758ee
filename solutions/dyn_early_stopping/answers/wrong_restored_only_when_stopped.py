"""
title = "Restored only when patience ran out"
fails = ["restores_best"]
diagnosis = "When the epochs ran out before patience did, the model was left in the state of the last epoch. The best state is wanted back in that case too."
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
            if best_epoch is not None:
                set_state(best_state)
            break
    if best_epoch is None:
        best_val_loss = math.nan
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss,
        "epochs_run": epoch + 1,
        "stopped_early": stopped_early,
    }
