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
# # Training dynamics · Dropout and weight decay
#
# A network with many weights and few examples can learn the examples by heart. Two old remedies make that harder.
# **Dropout** takes values away at random while the network trains, so that nothing can lean on a single one of them.
# **Weight decay** pulls every weight a little towards zero at each update, so that a weight stays large only where
# the gradient keeps it there.
#
# Each of the two is a few lines. You will write both, and most of the work is in what those lines must *not* do.
#
# This goes with the chapter **Regularization** of the book, with its sections **Weight decay** and **Dropout**.

# %% [markdown]
# ## Dropout
#
# `dropout(x, p, training, generator)` returns a tensor of the shape of `x`.
#
# - **In training** each value is dropped with probability `p`: a zero stands in its place. Chance decides for every value by
#   itself, whatever happens to the others.
# - The values that stay are scaled up, so that each value is *on average* what it was. This form is called
#   *inverted* dropout: all the scaling is done in training.
# - **At test time** (`training` is False) nothing is dropped and nothing is scaled. You may return `x` itself.
# - Chance comes from `generator`, a `torch.Generator`: in the same state it drops the same values, and a second call draws
#   on from there. The global random state has no say and is not changed.
# - `x` stays as it is. `p` is at least 0 and below 1.

# %% [markdown]
# ## Weight decay
#
# `sgd_weight_decay_step(params, lr, weight_decay)` makes one update of gradient descent with weight decay λ:
#
# $$\theta \leftarrow (1 - \eta\lambda)\,\theta - \eta\, g$$
#
# - The θ on the right is the old one, in both places. η is `lr`, λ is `weight_decay`, g is the gradient.
# - `params` is a list of `torch.nn.Parameter`. They are changed in place: afterwards the very same objects hold the new
#   values. What the function returns does not matter.
# - The gradients in `.grad` are the same afterwards as before.
# - A parameter whose `.grad` is None took no part in the loss. It is left alone altogether.

# %%
import torch

# %% [markdown]
# ## 1 · Drop
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_dropout", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout(x: torch.Tensor, p: float, training: bool, generator: torch.Generator) -> torch.Tensor:
    """Drop each value of x with probability p while training, and keep its mean.

    x: a float tensor of any shape; p: at least 0, below 1
    training: whether the network is training; at test time x comes back as it is
    generator: where chance comes from
    Returns a tensor of the shape of x.
    """
    ### BEGIN SOLUTION
    if not training:
        return x
    kept = torch.rand(x.shape, generator=generator) >= p
    return x * kept / (1 - p)
    ### END SOLUTION


# %% [markdown]
# Before you run the cell: which numbers can appear in the first row, and what should the mean of all million values be?

# %% tags=["demonstration"]
generator = torch.Generator().manual_seed(1)
print(dropout(torch.ones(12), 0.25, True, generator))
print("mean in training: ", dropout(torch.ones(1_000_000), 0.25, True, generator).mean().item())
print("mean at test time:", dropout(torch.ones(1_000_000), 0.25, False, generator).mean().item())

# %% [markdown]
# **What is kept is scaled.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "kept_values", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
x = torch.tensor([[1.0, -2.0, 4.0, 8.0]]).repeat(50, 1)  # (50, 4)
out = dropout(x, 0.5, True, torch.Generator().manual_seed(1))
assert out.shape == x.shape, f"the shape of x is {tuple(x.shape)}, that of the result {tuple(out.shape)}"
assert set((out / x).unique().tolist()) == {0.0, 2.0}, "with p = 0.5 a value is dropped or doubled"
### BEGIN HIDDEN TESTS
autograder_check("kept_values")
### END HIDDEN TESTS

# %% [markdown]
# **How many are dropped.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "share", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
out = dropout(torch.ones(10_000), 0.2, True, torch.Generator().manual_seed(2))
share = (out == 0).float().mean().item()
assert 0.15 < share < 0.25, f"about 0.2 of the values should be dropped, not {share:.2f}"
### BEGIN HIDDEN TESTS
autograder_check("share")
### END HIDDEN TESTS

# %% [markdown]
# **Each value by itself.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "independent", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
out = dropout(torch.ones(40, 40), 0.5, True, torch.Generator().manual_seed(3))
dropped = out == 0  # (40, 40)
assert not (dropped.all(0) | dropped.all(1)).any(), "a whole row or column was dropped at once"
### BEGIN HIDDEN TESTS
autograder_check("independent")
### END HIDDEN TESTS

# %% [markdown]
# **Nothing to drop.** With p = 0 nothing is dropped, and nothing scaled. (1 point)

# %% nbgrader={"grade": true, "grade_id": "nothing_to_drop", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
x = torch.tensor([1.5, -2.0, 3.0])
assert torch.equal(dropout(x, 0.0, True, torch.Generator()), x), "p = 0 leaves every value as it is"
### BEGIN HIDDEN TESTS
autograder_check("nothing_to_drop")
### END HIDDEN TESTS

# %% [markdown]
# **At test time.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "at_test_time", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
x = torch.tensor([1.5, -2.0, 3.0, 0.5])
assert torch.equal(dropout(x, 0.6, False, torch.Generator()), x), "at test time x comes back as it is"
### BEGIN HIDDEN TESTS
autograder_check("at_test_time")
### END HIDDEN TESTS

# %% [markdown]
# **The generator decides.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "generator_decides", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
generator = torch.Generator().manual_seed(4)
first, second = (dropout(torch.ones(100), 0.5, True, generator) for _ in range(2))
again = dropout(torch.ones(100), 0.5, True, torch.Generator().manual_seed(4))
assert torch.equal(first, again), "two generators of one seed dropped different values"
assert not torch.equal(first, second), "a second call dropped the very same values"
### BEGIN HIDDEN TESTS
autograder_check("generator_decides")
### END HIDDEN TESTS

# %% [markdown]
# **x is left alone.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_x", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
x = torch.ones(20)
dropout(x, 0.5, True, torch.Generator().manual_seed(5))
assert torch.equal(x, torch.ones(20)), "x has changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_x")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · Decay


# %% nbgrader={"grade": false, "grade_id": "write_sgd_weight_decay_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sgd_weight_decay_step(params: list[torch.nn.Parameter], lr: float, weight_decay: float) -> None:
    """Make one update of gradient descent with weight decay, in place.

    params: those with a gradient in .grad are updated, the others are left alone
    lr: the learning rate; weight_decay: how strongly the weights are pulled towards zero, at least 0
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        for param in params:
            if param.grad is not None:
                param.mul_(1 - lr * weight_decay).sub_(lr * param.grad)
    ### END SOLUTION


# %% [markdown]
# Two weights, and a loss that only the first one takes part in: 3 · θ₀. Before you run the cell: how does the second move
# in each of the three updates, and what happens to a third that the loss does not know at all?

# %%
weights = torch.nn.Parameter(torch.tensor([4.0, 4.0], dtype=torch.float64))
stranger = torch.nn.Parameter(torch.tensor([4.0], dtype=torch.float64))
(3 * weights[0]).backward()
for _ in range(3):
    sgd_weight_decay_step([weights, stranger], lr=0.1, weight_decay=0.5)
    print(weights.tolist(), stranger.tolist())

# %% [markdown]
# **The update.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
theta = torch.nn.Parameter(torch.tensor([2.0, -1.0], dtype=torch.float64))
theta.grad = torch.tensor([1.0, 1.0], dtype=torch.float64)
sgd_weight_decay_step([theta], lr=0.5, weight_decay=0.2)
assert torch.allclose(theta.detach(), torch.tensor([1.3, -1.4], dtype=torch.float64)), (
    f"0.9 · (2, −1) − 0.5 · (1, 1) is (1.3, −1.4), not {theta.tolist()}"
)
### BEGIN HIDDEN TESTS
autograder_check("step")
### END HIDDEN TESTS

# %% [markdown]
# **The gradients are left alone.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_gradients", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
theta = torch.nn.Parameter(torch.tensor([2.0, -1.0]))
theta.grad = torch.tensor([1.0, 1.0])
sgd_weight_decay_step([theta], lr=0.5, weight_decay=0.2)
assert theta.grad is not None, "the gradient is gone"
assert theta.grad.tolist() == [1.0, 1.0], f"the gradient is now {theta.grad.tolist()}"
### BEGIN HIDDEN TESTS
autograder_check("leaves_gradients")
### END HIDDEN TESTS

# %% [markdown]
# **Without a gradient.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "without_gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
theta = torch.nn.Parameter(torch.tensor([2.0, -1.0]))
sgd_weight_decay_step([theta], lr=0.5, weight_decay=0.2)
assert theta.tolist() == [2.0, -1.0], f"a parameter without a gradient became {theta.tolist()}"
### BEGIN HIDDEN TESTS
autograder_check("without_gradient")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* both functions are called with numbers made at grading time. What `dropout` drops is judged
# by what must hold of it (how often, what is left, on what it depends), never by which values it dropped. The cells above
# do not count, so leave them as they are. If something is off, the feedback says what was seen and where to look.
