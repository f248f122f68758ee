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
# # Day 10 · The learning-rate finder
#
# Trying twenty learning rates means training twenty times. In 2015 Leslie Smith proposed to try them all in one run:
# begin with a rate that is far too small, make it a little larger at every update, and watch the loss. At first nothing
# happens, then it falls, and at some rate it blows up. One short run draws the whole picture.
#
# You will write the run, and then something that reads a rate off its curve. The second part is where people disagree.
# “Where it falls fastest” is what you will read most often; on the losses of minibatches the steepest single fall is
# noise. The rule of this course is duller, and it holds from seed to seed.

# %% [markdown]
# ## The run
#
# `lr_finder(train_step, lr_min, lr_max, steps)` calls `train_step(lr)` once for each rate. Each call makes one update of
# the same model and returns its loss, a number.
#
# - **The rates** run from `lr_min` to `lr_max`, both included: `steps` of them (2 or more), each the one before times
#   always the same factor. From 0.001 to 1 in 4 steps that is 0.001, 0.01, 0.1, 1.
# - **The end.** A loss that is infinite (of either sign) or NaN ends the run at once: `train_step` is not called again.
#   A large loss that is finite does not.
# - **Returned** are two lists of equal length, the rates and their losses, as plain numbers. The loss that ended the
#   run is not recorded, nor is its rate. Where the first loss is not finite, both lists are empty.

# %% [markdown]
# ## Reading the curve
#
# `suggest_lr(lrs, losses)` takes the two lists and returns one number.
#
# 1. **Smooth the losses.** Each is replaced by the plain mean of itself and its neighbours, up to w on each side, with
#    w = `len(losses) // 50`. Near the ends there are fewer neighbours, and the mean is over those that are there. With
#    fewer than 50 losses w is 0 and nothing changes.
# 2. **Find the lowest** smoothed loss. It is unique.
# 3. **The suggestion** is a tenth of the rate that stands there.
#
# The lists are never empty, and stay as they are.

# %%
import math

import torch

# %% [markdown]
# ## 1 · The run


# %% nbgrader={"grade": false, "grade_id": "write_lr_finder", "locked": false, "schema_version": 3, "solution": true, "task": false}
def lr_finder(train_step, lr_min: float, lr_max: float, steps: int) -> tuple[list[float], list[float]]:
    """Rates from lr_min to lr_max in equal ratios, and the loss at each, as long as it is finite.

    train_step: train_step(lr) makes one update with the rate lr and returns its loss
    """
    ### BEGIN SOLUTION
    lrs, losses = [], []
    for i in range(steps):
        lr = lr_min * (lr_max / lr_min) ** (i / (steps - 1))
        loss = train_step(lr)
        if not math.isfinite(loss):
            break
        lrs.append(lr)
        losses.append(loss)
    return lrs, losses
    ### END SOLUTION


# %% [markdown]
# **Rates in equal ratios.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "rates", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
lrs, losses = lr_finder(lambda lr: 1.0, 0.001, 1.0, 4)
assert math.isclose(lrs[1], 0.01, rel_tol=1e-5), "0.001, and then ten times as much"
assert math.isclose(lrs[2], 0.1, rel_tol=1e-5), "and again ten times as much"
### BEGIN HIDDEN TESTS
autograder_check("rates")
### END HIDDEN TESTS

# %% [markdown]
# **Both ends.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "ends", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
lrs, losses = lr_finder(lambda lr: 1.0, 0.003, 0.7, 9)
assert len(lrs) == 9, "as many rates as steps"
assert math.isclose(lrs[0], 0.003, rel_tol=1e-5), "the first rate is lr_min"
assert math.isclose(lrs[-1], 0.7, rel_tol=1e-5), "the last rate is lr_max"
### BEGIN HIDDEN TESTS
autograder_check("ends")
### END HIDDEN TESTS

# %% [markdown]
# **One update, one loss.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "losses", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
asked = []
lrs, losses = lr_finder(lambda lr: asked.append(lr) or 5 - len(asked), 0.01, 1.0, 4)
assert losses == [4, 3, 2, 1], "the losses, in the order in which they came"
assert len(asked) == 4, "one call for each rate"
assert all(math.isclose(used, lr) for used, lr in zip(asked, lrs)), "each with the rate beside it"
### BEGIN HIDDEN TESTS
autograder_check("losses")
### END HIDDEN TESTS

# %% [markdown]
# **The end of the run.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "stops", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
for bad in (math.inf, math.nan):
    script = iter([3.0, 2.0, 1e30, bad, 1.0, 1.0])
    lrs, losses = lr_finder(lambda lr: next(script), 0.01, 1.0, 6)
    assert losses == [3.0, 2.0, 1e30], f"three losses come before {bad}"
    assert len(lrs) == 3, "as many rates as losses"
### BEGIN HIDDEN TESTS
autograder_check("stops")
### END HIDDEN TESTS

# %% [markdown]
# **No update after that.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "calls_no_more", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
script = iter([3.0, math.inf, 1.0, 1.0])
lr_finder(lambda lr: next(script), 0.01, 1.0, 4)
assert list(script) == [1.0, 1.0], "`train_step` was called again after an infinite loss"
### BEGIN HIDDEN TESTS
autograder_check("calls_no_more")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · Reading the curve


# %% nbgrader={"grade": false, "grade_id": "write_suggest_lr", "locked": false, "schema_version": 3, "solution": true, "task": false}
def suggest_lr(lrs: list[float], losses: list[float]) -> float:
    """A tenth of the rate at which the smoothed loss is lowest."""
    ### BEGIN SOLUTION
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
    ### END SOLUTION


# %% [markdown]
# Both on a line through noisy points, five inputs to one output, fitted by minibatches of 8. Before you run the cell:
# where between 0.001 and 100 will the loss be lowest, and will the run come to its end?

# %%
generator = torch.Generator().manual_seed(10)
truth, theta = torch.randn(5, generator=generator), torch.zeros(5)


def train_step(lr):
    """One update of theta with the rate lr on 8 new points; the loss before it."""
    global theta
    X = torch.randn(8, 5, generator=generator)  # (8, 5)
    errors = X @ (theta - truth) + 0.7 * torch.randn(8, generator=generator)  # (8,)
    theta = theta - lr * 2 * X.T @ errors / 8
    return (errors**2).mean().item()


lrs, losses = lr_finder(train_step, 1e-3, 100.0, 150)
for i in range(0, len(lrs), 6):
    print(f"{lrs[i]:8.4f}  {losses[i]:9.3g}  {'#' * min(60, round(5 * losses[i]))}")
lowest = min(range(len(losses)), key=lambda i: losses[i])
print(f"{len(lrs)} of 150 rates; the lowest single loss at {lrs[lowest]:.3f}")
print(f"suggested: {float(suggest_lr(lrs, losses)):.4f}")

# %% [markdown]
# **A tenth of the rate at the lowest loss.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "smooth_curve", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
suggestion = suggest_lr([0.01, 0.1, 1.0, 10.0], [3.0, 2.0, 1.0, 9.0])
assert math.isclose(suggestion, 0.1, rel_tol=1e-5), "the loss is lowest at 1"
### BEGIN HIDDEN TESTS
autograder_check("smooth_curve")
### END HIDDEN TESTS

# %% [markdown]
# **One lucky loss.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "bumpy_curve", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
lrs = [0.001 * 1.05**i for i in range(150)]
losses = [1 + abs(i - 90) / 20 for i in range(150)]
losses[20] = 0.9
suggestion = suggest_lr(lrs, losses)
assert math.isclose(suggestion, lrs[90] / 10, rel_tol=1e-5), (
    "loss 20 is low by itself, its neighbours are not"
)
### BEGIN HIDDEN TESTS
autograder_check("bumpy_curve")
### END HIDDEN TESTS

# %% [markdown]
# **The width.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "half_width", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
losses = [3.0 + i / 1000 for i in range(150)]
losses[27:34] = [1.0] * 7
losses[60:81] = [1.1 + abs(i - 70) / 1000 for i in range(60, 81)]
assert math.isclose(suggest_lr(lrs, losses), lrs[30] / 10, rel_tol=1e-5), (
    "150 losses: three neighbours on each side"
)
### BEGIN HIDDEN TESTS
autograder_check("half_width")
### END HIDDEN TESTS

# %% [markdown]
# **The ends.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "at_the_ends", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
losses = [3.0 - i / 1000 for i in range(150)]
assert math.isclose(suggest_lr(lrs, losses), lrs[149] / 10, rel_tol=1e-5), "the loss falls to the very end"
assert math.isclose(suggest_lr(lrs, losses[::-1]), lrs[0] / 10, rel_tol=1e-5), "the loss only rises"
### BEGIN HIDDEN TESTS
autograder_check("at_the_ends")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's lists.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_lists", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
losses = [3.0 - i / 1000 for i in range(150)]
before = list(lrs), list(losses)
suggest_lr(lrs, losses)
assert (lrs, losses) == before, "the caller's lists were changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_lists")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the numbers they return are
# compared with the right ones, to a relative 0.00001. The cells above do not count, so leave them as they are.
