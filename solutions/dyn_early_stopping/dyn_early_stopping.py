# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Training dynamics · Early stopping
#
# A network first learns what all the data have in common, and then, given time, the accidents of its training
# examples. The training loss falls all the while. The loss on examples that it never trains on, the *validation*
# loss, falls too, but often it reaches a lowest point and climbs again: from there on the network gets worse at what
# it is for.
#
# So you want the network as it was at the lowest point. The trouble is that you only know the lowest point when you
# are past it, and a single bad epoch may be chance. **Early stopping** is the answer to both: keep a copy of the
# best network so far, wait a few epochs for a better one, and when none comes, stop and go back to the copy.
#
# You will write it once, for any model and any way of training: your function never sees a network, only four
# functions that it may call.
#
# This goes with the chapter **Regularization** of the book, with its section **Early stopping**.

# %% [markdown]
# ## The rules
#
# **The four functions.** None but the last takes an argument.
#
# | function | what it does |
# |---|---|
# | `train_epoch()` | trains for one epoch; what it returns is the *training* loss, which decides nothing here |
# | `evaluate()` | returns the validation loss: a number, or NaN when something went wrong |
# | `get_state()` | returns the state that is being trained: the thing itself, not a copy |
# | `set_state(state)` | makes `state` the state of the model |
#
# **An epoch** is `train_epoch()`, then `evaluate()`, each once. There are at most `max_epochs` of them.
#
# **An improvement** is a validation loss strictly below the best so far. An equal loss is none, and a NaN is none.
#
# **Stopping.** After `patience` epochs in a row without improvement, training stops. This counts as stopping early
# also when it happens in the very last epoch. `patience` is at least 1.
#
# **Afterwards** `set_state` is called once with the state of the best epoch, whether or not training stopped early.
# Only when no epoch ever improved (all were NaN) is it not called.
#
# **The state** can be any nesting of dicts, lists, tuples, numbers and tensors, and the next `train_epoch()` may
# change every part of it in place. A PyTorch `model.state_dict()` is such a state: its tensors *are* the weights.

# %%
import torch

# %% [markdown]
# ## Your function
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_train_with_early_stopping", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_with_early_stopping(train_epoch, evaluate, get_state, set_state, patience=5, max_epochs=100):
    """Train until the validation loss has stopped improving, then go back to the best state.

    train_epoch, evaluate, get_state, set_state: the four functions described above
    patience: how many epochs in a row may pass without improvement, at least 1
    max_epochs: how many epochs there are at most, at least 1
    Returns a dict:
        best_epoch: the epoch of the lowest validation loss, counted from 0; None if every loss was NaN
        best_val_loss: that loss; NaN if every loss was NaN
        epochs_run: how many epochs were trained
        stopped_early: True if patience ran out, False if the epochs did
    """
    ### BEGIN SOLUTION
    from copy import deepcopy

    best_epoch, best_val_loss, best_state = None, float("inf"), None
    epochs_run = waited = 0
    while epochs_run < max_epochs and waited < patience:
        train_epoch()
        val_loss = evaluate()
        waited += 1
        if val_loss < best_val_loss:  # False for a NaN
            best_epoch, best_val_loss, best_state, waited = epochs_run, val_loss, deepcopy(get_state()), 0
        epochs_run += 1
    if best_epoch is not None:
        set_state(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": float("nan") if best_epoch is None else best_val_loss,
        "epochs_run": epochs_run,
        "stopped_early": waited == patience,
    }
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# A `PretendRun` is a training run by script: you say what the validation loss of each epoch will be, so you know
# what ought to happen. Its state records how many epochs it has been trained for, and changes in place.


# %% nbgrader={"grade": false, "grade_id": "pretend_run", "locked": true, "schema_version": 3, "solution": false, "task": false}
class PretendRun:
    """A training run whose validation losses are given, one for each epoch."""

    def __init__(self, val_losses):
        self.val_losses = val_losses
        self.state = {"epochs": torch.zeros(1)}
        self.calls = []

    def train_epoch(self):
        self.calls.append("train_epoch")
        self.state["epochs"] += 1
        return 1 / self.calls.count("train_epoch")

    def evaluate(self):
        self.calls.append("evaluate")
        return self.val_losses[self.calls.count("train_epoch") - 1]

    def get_state(self):
        return self.state

    def set_state(self, state):
        self.calls.append("set_state")
        self.state = state

    def go(self, **options):
        options = {"max_epochs": len(self.val_losses), **options}
        return train_with_early_stopping(
            self.train_epoch, self.evaluate, self.get_state, self.set_state, **options
        )


# %% [markdown]
# Before you run the next cell: after which epoch does it stop, and what does the state say at the end?

# %%
run = PretendRun([0.9, 0.6, 0.7, 0.5, 0.8, 0.6, 0.7, 0.4])
print(run.go(patience=3))
print("epochs in the final state:", run.state["epochs"].item())

# %% [markdown]
# And a real one: sixteen noisy points on a sine, and a model with sixty weights, far more than it needs. Two hundred
# other points are for validation. The last line should repeat the best validation loss, not a later one.

# %%
generator = torch.Generator().manual_seed(4)
x = 6 * torch.rand(216, 1, generator=generator) - 3  # (216, 1)
y = torch.sin(x[:, 0]) + 0.4 * torch.randn(216, generator=generator)  # (216,)
scales, shifts = 3 * torch.randn(60, generator=generator), 3 * torch.randn(60, generator=generator)
features = torch.tanh(x * scales + shifts)  # (216, 60)
state = {"weights": torch.zeros(60)}


def errors(points):
    return features[points] @ state["weights"] - y[points]


def train_on_sixteen():
    before = errors(slice(0, 16))  # (16,)
    state["weights"] -= 0.002 * features[:16].T @ before  # in place
    return (before**2).mean().item()


def validate():
    return (errors(slice(16, 216)) ** 2).mean().item()


def get_state():
    return state


def set_state(best):
    state["weights"] = best["weights"]


result = train_with_early_stopping(
    train_on_sixteen, validate, get_state, set_state, patience=30, max_epochs=300
)
print(result)
print("validation loss of the model as it is now:", validate())

# %% [markdown]
# ## Tests
#
# Each cell shows one or two examples that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **The best epoch**, counted from 0. (2 points)

# %% nbgrader={"grade": true, "grade_id": "best_epoch", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert PretendRun([0.9, 0.4, 0.7, 0.5]).go(patience=9)["best_epoch"] == 1, "0.4 is the loss of epoch 1"
assert PretendRun([0.3, 0.4, 0.7, 0.5]).go(patience=9)["best_epoch"] == 0, "nothing was better than epoch 0"
### BEGIN HIDDEN TESTS
autograder_check("best_epoch")
### END HIDDEN TESTS

# %% [markdown]
# **The best validation loss.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "best_val_loss", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
best = float(PretendRun([0.9, 0.4, 0.7, 0.5]).go(patience=9)["best_val_loss"])
assert abs(best - 0.4) < 1e-6, f"the lowest of these losses is 0.4, not {best}"
### BEGIN HIDDEN TESTS
autograder_check("best_val_loss")
### END HIDDEN TESTS

# %% [markdown]
# **What an epoch is.** First train, then evaluate, each once. (1 point)

# %% nbgrader={"grade": true, "grade_id": "calls", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
run = PretendRun([0.9, 0.4, 0.7])
run.go(patience=9)
in_order = [call for call in run.calls if call != "set_state"]
assert in_order == ["train_epoch", "evaluate"] * 3, f"three epochs made the calls {in_order}"
### BEGIN HIDDEN TESTS
autograder_check("calls")
### END HIDDEN TESTS

# %% [markdown]
# **When patience runs out.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "patience", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
run = PretendRun([0.9, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9])
run.go(patience=2)
assert run.calls.count("train_epoch") == 4, "epochs 2 and 3 did not improve: then it is over"
run = PretendRun([0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65])
run.go(patience=2)
assert run.calls.count("train_epoch") == 8, "there were never two epochs in a row without improvement"
### BEGIN HIDDEN TESTS
autograder_check("patience")
### END HIDDEN TESTS

# %% [markdown]
# **How many epochs were run.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "epochs_run", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
epochs = PretendRun([0.9, 0.5, 0.6, 0.7]).go(patience=9)["epochs_run"]
assert epochs == 4, f"epochs 0, 1, 2 and 3 are four, not {epochs}"
### BEGIN HIDDEN TESTS
autograder_check("epochs_run")
### END HIDDEN TESTS

# %% [markdown]
# **Whether it stopped early.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "stopped_early", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert PretendRun([0.9, 0.5, 0.6, 0.7, 0.8, 0.9]).go(patience=2)["stopped_early"], "patience ran out"
assert not PretendRun([0.9, 0.5, 0.6]).go(patience=9)["stopped_early"], "only the epochs ran out"
### BEGIN HIDDEN TESTS
autograder_check("stopped_early")
### END HIDDEN TESTS

# %% [markdown]
# **Back to the best.** `set_state` is called once, at the end, with the state of the best epoch. (3 points)

# %% nbgrader={"grade": true, "grade_id": "restores_best", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
run = PretendRun([0.9, 0.5, 0.6, 0.7, 0.8, 0.9])
run.go(patience=2)
assert run.calls.count("set_state") == 1, f"set_state was called {run.calls.count('set_state')} times"
assert run.calls[-1] == "set_state", "set_state belongs at the end"
### BEGIN HIDDEN TESTS
autograder_check("restores_best")
### END HIDDEN TESTS

# %% [markdown]
# **A copy all the way down.** What you kept must not change while training goes on. (2 points)

# %% nbgrader={"grade": true, "grade_id": "deep_copy", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
run = PretendRun([0.9, 0.5, 0.6, 0.7, 0.8, 0.9])
run.go(patience=3)
assert run.state["epochs"].item() == 2, (
    f"the best state had 2 epochs, this one has {run.state['epochs'].item()}"
)
### BEGIN HIDDEN TESTS
autograder_check("deep_copy")
### END HIDDEN TESTS

# %% [markdown]
# **Ties.** As good as the best is not better. (2 points)

# %% nbgrader={"grade": true, "grade_id": "ties", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert PretendRun([0.9, 0.5, 0.7, 0.5]).go(patience=9)["best_epoch"] == 1, "epoch 3 only equals epoch 1"
### BEGIN HIDDEN TESTS
autograder_check("ties")
### END HIDDEN TESTS

# %% [markdown]
# **NaN.** A NaN is never an improvement, wherever it comes. (2 points)

# %% nbgrader={"grade": true, "grade_id": "nan", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
nan = float("nan")
assert PretendRun([0.9, nan, 0.5, 0.7]).go(patience=9)["best_epoch"] == 2, (
    "the NaN hid a better epoch after it"
)
assert PretendRun([nan, nan]).go(patience=9)["best_epoch"] is None, "no epoch was any good"
### BEGIN HIDDEN TESTS
autograder_check("nan")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called with four functions and losses made at grading time; what it
# returns, the calls it makes and the state at the end are compared with the right ones. The cells above do not
# count, so leave them as they are. If something is off, the feedback says what was seen and where to look.
