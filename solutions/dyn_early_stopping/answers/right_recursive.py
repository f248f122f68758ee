"""
title = "Recursive, one call for each epoch, and a pickled copy"
"""

import pickle


def _losses(train_epoch, evaluate):
    """The validation loss of one epoch after another, without end."""
    while True:
        train_epoch()
        yield evaluate()


def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    losses = _losses(train_epoch, evaluate)

    def after(epoch, best, waited):
        """The best (epoch, loss, state), epochs run, and whether patience ran out, from here on."""
        if waited == patience or epoch == max_epochs:
            return best, epoch, waited == patience
        loss = next(losses)
        if loss < best[1]:
            return after(epoch + 1, (epoch, loss, pickle.dumps(get_state())), 0)
        return after(epoch + 1, best, waited + 1)

    (best_epoch, best_loss, state), epochs_run, stopped_early = after(0, (None, float("inf"), b""), 0)
    if best_epoch is None:
        best_loss = float("nan")
    else:
        set_state(pickle.loads(state))
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_loss,
        "epochs_run": epochs_run,
        "stopped_early": stopped_early,
    }
