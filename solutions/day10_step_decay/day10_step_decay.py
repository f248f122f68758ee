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
# # Day 10 · Step decay
#
# Far from the minimum, big steps are what you want: they cover ground. Close to it the same steps hurt, because
# each one jumps over the minimum, and with noisy gradients the loss rattles around instead of settling. One rate
# for a whole run is therefore a compromise that is wrong twice, too small at the start and too large at the end.
#
# The oldest way out is still a good one: keep a large rate for a while, cut it, keep the smaller rate for a while,
# cut it again. Drawn over time the rate looks like a staircase, and so the recipe is called **step decay**. The
# whole of it is a little arithmetic, and it is surprisingly easy to be one epoch or one power off.
#
# What a rate that is too large does to a small network, you have seen in **Day 5 · The training loop** of the book,
# in the section **Move the learning rate**.

# %% [markdown]
# ## The rule
#
# Epochs are counted from 0. Each time another `decay_every` epochs are over, the rate is multiplied by
# `decay_rate`. Between two cuts it does not move.
#
# With `initial_lr=0.1` and the defaults (`decay_rate=0.5`, `decay_every=10`):
#
# | epoch | epochs that are over | rate |
# |---|---|---|
# | 0 | none | 0.1 |
# | 9 | nine | 0.1 |
# | 10 | ten | 0.05 |
# | 19 | nineteen | 0.05 |
# | 20 | twenty | 0.025 |
#
# What will be tried: epochs from 0 to 300, any `decay_rate` between 0 and 1, any `decay_every` from 1. There is no
# smallest rate: a staircase that has gone down 30 steps is 30 steps down.
#
# Write your function in place of `raise NotImplementedError()`.

# %% nbgrader={"grade": false, "grade_id": "write_step_decay", "locked": false, "schema_version": 3, "solution": true, "task": false}
def step_decay(initial_lr: float, epoch: int, decay_rate: float = 0.5, decay_every: int = 10) -> float:
    """The learning rate to use in one epoch.

    initial_lr: the rate in epoch 0, above 0
    epoch: counted from 0
    decay_rate: what the rate is multiplied by at each cut, between 0 and 1
    decay_every: epochs from one cut to the next, at least 1
    """
    ### BEGIN SOLUTION
    return initial_lr * decay_rate ** (epoch // decay_every)
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# Your staircase, drawn sideways. Each row is five epochs; with the defaults, two rows should be equally long.

# %%
for epoch in range(0, 50, 5):
    rate = float(step_decay(0.1, epoch))
    print(f"epoch {epoch:2d}  {rate:.5f}  {'#' * round(500 * rate)}")

# %% [markdown]
# And this is what it is good for. A thousand runs of gradient descent start at θ = 1 on the loss θ², with noise on
# every gradient. One thousand keep their rate of 0.4; the other thousand use your schedule. Before you run the
# cell: which group ends closer to the minimum at 0, and by what factor?

# %%
import torch


def distance_after(schedule, epochs=60, runs=1000):
    """Mean distance from the minimum after `epochs` noisy steps on the loss θ²."""
    noise = torch.Generator().manual_seed(0)
    theta = torch.ones(runs)  # (runs,)
    for epoch in range(epochs):
        gradient = 2 * theta + torch.randn(runs, generator=noise)
        theta = theta - schedule(epoch) * gradient
    return theta.abs().mean().item()


print(f"constant rate: {distance_after(lambda epoch: 0.4):.3f}")
print(f"step decay:    {distance_after(lambda epoch: step_decay(0.4, epoch)):.3f}")

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **The first stretch.** Before the first cut nothing happens. (2 points)

# %% nbgrader={"grade": true, "grade_id": "first_stretch", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
import math

assert math.isclose(step_decay(0.1, 1), 0.1), "the rate changed after one epoch of ten"
assert math.isclose(step_decay(0.1, 6), 0.1), "the rate changed before ten epochs were over"
### BEGIN HIDDEN TESTS
autograder_check("first_stretch")
### END HIDDEN TESTS

# %% [markdown]
# **Flat between cuts.** Further down, the rate still moves only at the cuts. (3 points)

# %% nbgrader={"grade": true, "grade_id": "flat_between_cuts", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(0.1, 15), 0.05), "epoch 15: one cut is over"
assert math.isclose(step_decay(0.1, 24), 0.025), "epoch 24: two cuts are over"
assert math.isclose(step_decay(0.1, 24), step_decay(0.1, 28)), "there is no cut between epoch 24 and epoch 28"
### BEGIN HIDDEN TESTS
autograder_check("flat_between_cuts")
### END HIDDEN TESTS

# %% [markdown]
# **At a cut.** The epochs right before and right after, and the very first one. (3 points)

# %% nbgrader={"grade": true, "grade_id": "at_a_cut", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(0.1, 0), 0.1), "epoch 0 uses the initial rate"
assert math.isclose(step_decay(0.1, 9), 0.1), "epoch 9 is the tenth epoch: only nine are over"
assert math.isclose(step_decay(0.1, 10), 0.05), "before epoch 10, ten epochs are over"
### BEGIN HIDDEN TESTS
autograder_check("at_a_cut")
### END HIDDEN TESTS

# %% [markdown]
# **Another `decay_rate`.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "other_decay_rate", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(1.0, 15, decay_rate=0.1), 0.1), "one cut to a tenth"
assert math.isclose(step_decay(1.0, 25, decay_rate=0.1), 0.01), "two cuts, each to a tenth of what was left"
### BEGIN HIDDEN TESTS
autograder_check("other_decay_rate")
### END HIDDEN TESTS

# %% [markdown]
# **Another `decay_every`.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "other_decay_every", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(0.1, 15, decay_every=30), 0.1), (
    "with decay_every=30 the first cut is still to come"
)
assert math.isclose(step_decay(0.1, 70, decay_every=30), 0.025), (
    "two cuts are over, the third comes at epoch 90"
)
### BEGIN HIDDEN TESTS
autograder_check("other_decay_every")
### END HIDDEN TESTS

# %% [markdown]
# **A cut after every epoch.** With `decay_every=1` there is nothing between two cuts. (1 point)

# %% nbgrader={"grade": true, "grade_id": "cut_every_epoch", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(0.1, 1, decay_every=1), 0.05), "one epoch is over, so there was one cut"
assert math.isclose(step_decay(0.1, 4, decay_every=1), 0.00625), (
    "four epochs are over, so there were four cuts"
)
### BEGIN HIDDEN TESTS
autograder_check("cut_every_epoch")
### END HIDDEN TESTS

# %% [markdown]
# **Far down.** After hundreds of epochs the rate is tiny, and still on its staircase. (2 points)

# %% nbgrader={"grade": true, "grade_id": "far_down", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(step_decay(0.1, 205), 0.1 / 2**20), "twenty halvings"
### BEGIN HIDDEN TESTS
autograder_check("far_down")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called with inputs chosen at grading time, and the numbers it returns are
# compared with the right ones, to a relative 0.00001. The cells above do not count, so leave them as they are. If
# something is off, the feedback says what was seen and where to look.
