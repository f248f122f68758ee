"""
title = "Saves with torch.save after every epoch, keeps the best bytes, says so on stderr"
"""

import io
import sys

import numpy as np
import torch


def _saved(state):
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    losses, best_epoch, best_bytes = np.full(max_epochs, np.inf), None, b""
    for epoch in range(max_epochs):
        train_epoch()
        loss, saved = evaluate(), _saved(get_state())
        print(f"epoch {epoch}: {loss}", file=sys.stderr)
        if not np.isnan(loss) and loss < losses.min():
            best_epoch, best_bytes = epoch, saved
        if not np.isnan(loss):
            losses[epoch] = loss
        since = epoch - best_epoch if best_epoch is not None else epoch + 1
        if since >= patience:
            break
    if best_epoch is not None:
        set_state(torch.load(io.BytesIO(best_bytes)))
    return {
        "best_epoch": best_epoch,
        "best_val_loss": np.nan if best_epoch is None else losses.min(),
        "epochs_run": np.int64(epoch + 1),
        "stopped_early": np.bool_(since >= patience),
    }
