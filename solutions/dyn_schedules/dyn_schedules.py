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
# # Training dynamics · Schedules
#
# Large steps cover ground, small steps settle. A run wants both, one after the other, so its learning rate follows a
# *schedule*: a function from the number of the update to the rate of that update.
#
# You will write the three that most training runs are made of. Each is a line or two of arithmetic, and each has been
# written wrong in published code: a rate that is 0 for a thousand updates, a rate that never arrives at its minimum, a
# rate that climbs again when the run is made a little longer. The tests look exactly there.
#
# Background: the chapter **Schedules** of the book, and **Day 10 · Hyperparameters**, section **Start fast, finish
# precise**.

# %% [markdown]
# ## What holds for all three
#
# - `step` counts updates, from 0. Step 0 is the first update.
# - `total_steps` is at least 1. The lowest rate is reached exactly at `step = total_steps`: before it the rate is still
#   a little higher.
# - Past `total_steps` the lowest rate is held, however far the step is past it. A run that goes on must not be hit by
#   a rate below zero, or by one that grows again.
# - You return the rate itself, not a factor for it.

# %% [markdown]
# ## Linear decay
#
# A straight line from `initial_lr` at step 0 down to 0 at step `total_steps`.
#
# | initial_lr | step | total_steps | rate |
# |---|---|---|---|
# | 0.1 | 0 | 100 | 0.1 |
# | 0.1 | 25 | 100 | 0.075 |
# | 0.1 | 100 | 100 | 0 |
# | 0.1 | 130 | 100 | 0 |

# %%
import math


# %% nbgrader={"grade": false, "grade_id": "write_linear_decay", "locked": false, "schema_version": 3, "solution": true, "task": false}
def linear_decay(initial_lr: float, step: int, total_steps: int) -> float:
    """The learning rate of one update, on a line from initial_lr to 0.

    initial_lr: the rate at step 0
    step: counted from 0; may lie past total_steps
    total_steps: the step at which the rate is 0, at least 1
    """
    ### BEGIN SOLUTION
    return initial_lr * max(0.0, 1 - step / total_steps)
    ### END SOLUTION


# %% [markdown]
# ## Cosine annealing
#
# From `max_lr` at step 0 down to `min_lr` at step `total_steps`, along the half of a cosine wave that falls: slowly at
# first, fastest in the middle, slowly again at the end. Half-way the rate is the mean of the two.
#
# | max_lr | min_lr | step | total_steps | rate |
# |---|---|---|---|---|
# | 0.5 | 0.1 | 0 | 60 | 0.5 |
# | 0.5 | 0.1 | 20 | 60 | 0.4 |
# | 0.5 | 0.1 | 30 | 60 | 0.3 |
# | 0.5 | 0.1 | 40 | 60 | 0.2 |
# | 0.5 | 0.1 | 60 | 60 | 0.1 |


# %% nbgrader={"grade": false, "grade_id": "write_cosine_annealing", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cosine_annealing(max_lr: float, min_lr: float, step: int, total_steps: int) -> float:
    """The learning rate of one update, on half a wave from max_lr to min_lr.

    max_lr, min_lr: the rates at step 0 and at step total_steps, min_lr from 0
    step: counted from 0; may lie past total_steps
    """
    ### BEGIN SOLUTION
    progress = min(step / total_steps, 1.0)
    return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))
    ### END SOLUTION


# %% [markdown]
# ## Warmup, then cosine
#
# First a climb: a straight line from 0 at step 0, which reaches `max_lr` exactly at step `warmup_steps`. The minimum
# plays no part in it. From there on the half wave, which has the rest of the run for its fall: it is at `max_lr` at step
# `warmup_steps` and at `min_lr` at step `total_steps`.
#
# `warmup_steps` is 0 or more and always less than `total_steps`; 0 means no warmup, and step 0 has `max_lr`.
#
# | max_lr | min_lr | step | warmup_steps | total_steps | rate |
# |---|---|---|---|---|---|
# | 0.5 | 0.1 | 0 | 10 | 70 | 0 |
# | 0.5 | 0.1 | 3 | 10 | 70 | 0.15 |
# | 0.5 | 0.1 | 10 | 10 | 70 | 0.5 |
# | 0.5 | 0.1 | 40 | 10 | 70 | 0.3 |
# | 0.5 | 0.1 | 70 | 10 | 70 | 0.1 |


# %% nbgrader={"grade": false, "grade_id": "write_warmup_cosine", "locked": false, "schema_version": 3, "solution": true, "task": false}
def warmup_cosine(max_lr: float, min_lr: float, step: int, warmup_steps: int, total_steps: int) -> float:
    """The learning rate of one update, up a line and down half a wave.

    max_lr: the rate at the top, at step warmup_steps
    min_lr: the rate at step total_steps and past it
    step: counted from 0; may lie past total_steps
    warmup_steps: 0 or more, less than total_steps
    """
    ### BEGIN SOLUTION
    if step < warmup_steps:
        return max_lr * step / warmup_steps
    return cosine_annealing(max_lr, min_lr, step - warmup_steps, total_steps - warmup_steps)
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# Your schedules, drawn sideways: the longer the bar, the larger the rate. The run has 40 steps; the rows go on to 48.

# %%
for step in range(0, 49, 2):
    bars = [
        "#" * round(20 * lr)
        for lr in (
            float(linear_decay(1.0, step, 40)),
            float(cosine_annealing(1.0, 0.1, step, 40)),
            float(warmup_cosine(1.0, 0.1, step, 8, 40)),
        )
    ]
    print(f"{step:2d}  {bars[0]:21} {bars[1]:21} {bars[2]:21}")

# %% [markdown]
# And in an optimizer. PyTorch takes any function of the step as a *factor* for the rate the optimizer was given, so an
# optimizer with the rate 1 uses your rates as they are. Before you run this: which rate does the first update use?

# %%
import torch

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: warmup_cosine(0.5, 0.1, step, 3, 9))
for step in range(10):
    print(f"update {step}: {float(optimizer.param_groups[0]['lr']):.4f}")
    optimizer.step()
    scheduler.step()

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **Linear: on the way.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "linear_way", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(linear_decay(0.1, 25, 100), 0.075), "a quarter of the way down, a quarter is gone"
assert math.isclose(linear_decay(0.1, 99, 100), 0.001), "one step before the end"
### BEGIN HIDDEN TESTS
autograder_check("linear_way")
### END HIDDEN TESTS

# %% [markdown]
# **Linear: both ends, and past the end.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "linear_end", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(linear_decay(0.1, 0, 100), 0.1), "step 0 has the initial rate"
assert abs(linear_decay(0.1, 100, 100)) < 1e-9, "at step total_steps the rate is 0"
assert abs(linear_decay(0.1, 130, 100)) < 1e-9, "past the end the rate stays at 0"
### BEGIN HIDDEN TESTS
autograder_check("linear_end")
### END HIDDEN TESTS

# %% [markdown]
# **Cosine: on the way.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "cosine_way", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(cosine_annealing(0.5, 0.1, 30, 60), 0.3), "half-way: the mean of the two rates"
assert math.isclose(cosine_annealing(0.5, 0.1, 20, 60), 0.4), "a third of the run takes a quarter of the way"
### BEGIN HIDDEN TESTS
autograder_check("cosine_way")
### END HIDDEN TESTS

# %% [markdown]
# **Cosine: both ends, and past the end.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "cosine_end", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(cosine_annealing(0.5, 0.1, 0, 60), 0.5), "step 0 has the largest rate"
assert math.isclose(cosine_annealing(0.5, 0.1, 60, 60), 0.1), "at step total_steps stands the smallest"
assert math.isclose(cosine_annealing(0.5, 0.1, 75, 60), 0.1), "past the end the smallest rate is held"
### BEGIN HIDDEN TESTS
autograder_check("cosine_end")
### END HIDDEN TESTS

# %% [markdown]
# **Warmup: the climb.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "climb", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert abs(warmup_cosine(0.5, 0.1, 0, 10, 70)) < 1e-9, "the climb begins at 0"
assert math.isclose(warmup_cosine(0.5, 0.1, 3, 10, 70), 0.15), (
    "after 3 of 10 steps, 3 tenths of the largest rate"
)
### BEGIN HIDDEN TESTS
autograder_check("climb")
### END HIDDEN TESTS

# %% [markdown]
# **Warmup: the top.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "peak", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(warmup_cosine(0.5, 0.1, 9, 10, 70), 0.45), "one step before the top"
assert math.isclose(warmup_cosine(0.5, 0.1, 10, 10, 70), 0.5), "the top is at step warmup_steps"
### BEGIN HIDDEN TESTS
autograder_check("peak")
### END HIDDEN TESTS

# %% [markdown]
# **After the warmup.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "after_warmup", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(warmup_cosine(0.5, 0.1, 40, 10, 70), 0.3), (
    "step 40 is half-way down from step 10 to step 70"
)
### BEGIN HIDDEN TESTS
autograder_check("after_warmup")
### END HIDDEN TESTS

# %% [markdown]
# **The end of the whole.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "warmup_end", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(warmup_cosine(0.5, 0.1, 70, 10, 70), 0.1), "at step total_steps stands the smallest rate"
assert math.isclose(warmup_cosine(0.5, 0.1, 99, 10, 70), 0.1), "and it is held"
### BEGIN HIDDEN TESTS
autograder_check("warmup_end")
### END HIDDEN TESTS

# %% [markdown]
# **Without a warmup.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "no_warmup", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(warmup_cosine(0.5, 0.1, 0, 0, 60), 0.5), "no warmup: step 0 is at the top"
assert math.isclose(warmup_cosine(0.5, 0.1, 20, 0, 60), 0.4), "from there it is the half wave alone"
### BEGIN HIDDEN TESTS
autograder_check("no_warmup")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the rates they return are
# compared with the right ones, to a relative 0.00001. The cells above do not count, so leave them as they are. If
# something is off, the feedback says what was seen and where to look.
