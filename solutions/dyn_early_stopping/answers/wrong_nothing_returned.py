"""
title = "Nothing is returned"
fails = ["best_epoch", "best_val_loss", "epochs_run", "stopped_early", "ties", "nan"]
diagnosis = "Your function trains and gives nothing back: it ends without returning the dict. What a function prints or keeps for itself does not reach its caller."
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
    print(best_epoch, best_val_loss, epoch + 1, stopped_early)
