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
# # Training dynamics · What a curve tells
#
# A training run goes wrong at night, and in the morning there is nothing but a column of numbers: the losses. Whoever
# has seen many such columns reads them at a glance. This one crawls, that one exploded, a third one looks calm because
# it died in its tenth step. You will write that glance down.
#
# Your function reads the losses of one run, in the order in which they came, and answers with one of five words.
# It sees no network, no learning rate and no gradient, only the curve. So it can be wrong, and it should be wrong in
# the same way for everybody: that is why the rules are fixed, and why their order is.
#
# Background: the chapter **The learning rate** of the book, section **Read the curve: one symptom, two causes**. The
# five words are those of **Day 5**.

# %% [markdown]
# ## The rules
#
# The list `losses` has at least 8 losses. They are above 0, unless one of them is NaN or infinite. Go through these
# rules **from the top**; the first that is true gives the answer.
#
# | answer | when |
# |---|---|
# | `"diverged"` | any loss is NaN or infinite, or the last loss is more than 10 times the first |
# | `"stuck"` | the second half is flat, and its level is neither where the curve began nor low |
# | `"oscillating"` | at more than a quarter of the steps the loss rises by more than 5 % |
# | `"too small"` | the last loss is above 80 % of the first |
# | `"just right"` | none of these |
#
# **A step** leads from one loss to the next, so n losses have n − 1 steps. A rise by 5 % is measured against the loss
# just before it.
#
# **The second half** is `losses[len(losses) // 2 :]`. Its *level* is its mean. It is *flat* when its largest loss and
# its smallest differ by less than 1 % of the level. Its level is *not where the curve began* when it differs from the
# first loss, up or down, by more than 5 % of the first loss. It is *not low* when it is above 20 % of the first loss.
#
# Every curve that will be tried stays well clear of these borders: none has a last loss at 79 or 81 % of the first.
# Percentages are all there is: the same curve in other units has the same answer.

# %% [markdown]
# ## Your function
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_diagnose", "locked": false, "schema_version": 3, "solution": true, "task": false}
def diagnose(losses: list[float]) -> str:
    """What a curve of losses tells about the learning rate of its run.

    losses: at least 8, in the order of the steps; above 0, or NaN, or infinite
    returns: "too small", "just right", "oscillating", "stuck" or "diverged"
    """
    ### BEGIN SOLUTION
    import math

    first, last = losses[0], losses[-1]
    if not all(math.isfinite(loss) for loss in losses) or last > 10 * first:
        return "diverged"
    late = losses[len(losses) // 2 :]
    level = sum(late) / len(late)
    is_flat = max(late) - min(late) < 0.01 * level
    if is_flat and abs(level - first) > 0.05 * first and level > 0.2 * first:
        return "stuck"
    rises = sum(after > 1.05 * before for before, after in zip(losses, losses[1:], strict=False))
    if rises > 0.25 * (len(losses) - 1):
        return "oscillating"
    return "too small" if last > 0.8 * first else "just right"
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# The four examples of Day 5, a network of 41 parameters, 40 updates from one start at seven rates. Before you run the
# cell: which word do you expect in each row? Can you find the rate at which the word changes from *just right*?

# %%
import torch

from tendays.networks import TanhMLP
from tendays.toy import toy_data
from tendays.training import train

xs, ys = toy_data()
for lr in (0.0001, 0.001, 0.01, 0.1, 0.3, 1.0, 3.0):
    model = TanhMLP(3, [4, 4, 1], torch.Generator().manual_seed(3))
    losses = train(model, xs, ys, lr, steps=40)
    print(f"{lr:<7} {losses[0]:6.2f} -> {losses[-1]:6.2f}   {diagnose(losses)}")

# %% [markdown]
# A network with tanh at its end cannot explode. One neuron without it can: here are three rates around the border.

# %%
for lr in (0.01, 0.15, 0.25):
    theta, losses = 1.0, []
    for _ in range(20):
        losses.append(5 * theta**2)
        theta -= lr * 10 * theta
    print(f"{lr:<7} {losses[0]:6.2f} -> {losses[-1]:6.2f}   {diagnose(losses)}")

# %% [markdown]
# ## Tests
#
# Each cell below shows a few curves that you can run. The points come from the same questions asked with other
# curves, which are drawn when your work is graded.
#
# **No number.** One NaN is enough, wherever it stands. (2 points)

# %% nbgrader={"grade": true, "grade_id": "not_finite", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
nan, inf = float("nan"), float("inf")

assert diagnose([8, 6, 5, 4, nan, 3, 2, 1]) == "diverged", "a loss was no number"
assert diagnose([8, 6, 5, inf, 4, 3, 2, 1]) == "diverged", "a loss was infinite"
assert diagnose([8, 7, 6, 5, 4, 3, 2, 1]) == "just right", "all eight are numbers, and they fall"
### BEGIN HIDDEN TESTS
autograder_check("not_finite")
### END HIDDEN TESTS

# %% [markdown]
# **Grown.** The last loss against the first. (2 points)

# %% nbgrader={"grade": true, "grade_id": "grown", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert diagnose([1, 2, 4, 8, 16, 32, 64, 128]) == "diverged", "the last loss is 128 times the first"
assert diagnose([1, 90, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]) == "just right", "it went up once, and came down again"
### BEGIN HIDDEN TESTS
autograder_check("grown")
### END HIDDEN TESTS

# %% [markdown]
# **Flat.** At which height, and since when? (4 points)

# %% nbgrader={"grade": true, "grade_id": "stuck", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
assert diagnose([8, 6, 5, 4.01, 4, 4, 4, 4.01]) == "stuck", "flat at half of the first loss"
assert diagnose([8, 4, 1, 0.4, 0.4, 0.4, 0.4, 0.4]) == "just right", (
    "flat, but at a twentieth of the first loss"
)
assert diagnose([8, 8, 8, 8, 8, 8, 8, 8]) == "too small", "flat where it began: it has not moved at all"
### BEGIN HIDDEN TESTS
autograder_check("stuck")
### END HIDDEN TESTS

# %% [markdown]
# **Rises.** How many, and how large. (3 points)

# %% nbgrader={"grade": true, "grade_id": "oscillating", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert diagnose([8, 5, 7, 4, 6, 3, 5, 2, 4]) == "oscillating", "four of eight steps are large rises"
assert diagnose([8, 7, 7.1, 6, 6.1, 5, 5.1, 4, 4.1]) == "just right", "the rises are below 5 %"
assert diagnose([8, 7, 6, 7, 5, 4, 3, 2, 1]) == "just right", "one large rise in eight steps"
### BEGIN HIDDEN TESTS
autograder_check("oscillating")
### END HIDDEN TESTS

# %% [markdown]
# **Hardly a fall.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "too_small", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert diagnose([8, 7.9, 7.8, 7.7, 7.6, 7.5, 7.4, 7.3]) == "too small", "more than 90 % of the loss is left"
assert diagnose([8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5]) == "just right", "little more than half of the loss is left"
### BEGIN HIDDEN TESTS
autograder_check("too_small")
### END HIDDEN TESTS

# %% [markdown]
# **Two at once.** Where two rules are true, the upper one counts. (3 points)

# %% nbgrader={"grade": true, "grade_id": "order", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert diagnose([8, 5, 7, 5, 7.5, 5, 7, 5, 7.6]) == "oscillating", "large rises, and 95 % of the loss is left"
assert diagnose([8, 7.5, 7, 7, 7, 7, 7, 7]) == "stuck", "flat, and 87 % of the loss is left"
### BEGIN HIDDEN TESTS
autograder_check("order")
### END HIDDEN TESTS

# %% [markdown]
# **Units.** A loss of 0.003 is not small, and one of 5,000 not large, unless the first one was another. (2 points)

# %% nbgrader={"grade": true, "grade_id": "scale", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
curve = [8, 7, 6, 5, 4, 3, 2, 1]
assert diagnose([loss / 1000 for loss in curve]) == "just right", "the same fall, in thousandths"
assert diagnose([1000 * loss for loss in curve]) == "just right", "the same fall, in thousands"
### BEGIN HIDDEN TESTS
autograder_check("scale")
### END HIDDEN TESTS

# %% [markdown]
# **Lengths.** Eight losses, or hundreds. (2 points)

# %% nbgrader={"grade": true, "grade_id": "lengths", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert diagnose([8, 5, 7, 4, 6, 3, 5, 2]) == "oscillating", "three of seven steps are large rises"
assert diagnose([8 * 0.99**i for i in range(300)]) == "just right", "300 losses, and an even fall"
### BEGIN HIDDEN TESTS
autograder_check("lengths")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called with curves chosen at grading time, and its answers are compared with
# the right ones, letter by letter. The cells above do not count, so leave them as they are. If something is off, the
# feedback says what was seen and where to look.
