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
# # Training dynamics · Initialization
#
# Before the first update a network is nothing but random numbers. How large they are decides whether a signal that
# goes in comes out at the other end at all. In a stack of twenty layers, weights that are a little too small leave
# nothing of it, and weights that are a little too large make it explode, or press every neuron against its limit.
#
# There are two rules that prevent both, and each fits in a line. You will write them as one function. What makes it
# slippery: a variance is easily taken for a standard deviation, and inputs are easily taken for outputs, and the
# network that you get trains all the same, only worse.
#
# Where the rules come from is in the chapter **Initialization** of the book, in the section **One layer**.

# %% [markdown]
# ## The rules
#
# `init_weights(shape, activation, generator)` returns the first weights of one layer.
#
# - `shape` is the shape of the result, (n_out, n_in), as torch has it: a row for each output, a column for each input.
# - Every weight is drawn by itself, with a mean of 0. Normal or uniform is up to you: what counts is the **variance**.
# - If `activation` is `"relu"`, the variance is He's, 2 / n_in.
# - With every other name it is Xavier's, 2 / (n_in + n_out). That goes for `"tanh"`, `"linear"`, `"leaky_relu"`, and for
#   names that you have never heard of. There is no further factor for tanh.
# - The result is a tensor of decimal numbers, of any precision.
# - All chance comes from the `torch.Generator` that is passed in: in the same state it gives the same weights, and a
#   second call draws on from there. The global random state is neither used nor changed.
#
# For a layer of 400 inputs and 100 outputs:
#
# | activation | variance | standard deviation |
# |---|---|---|
# | relu | 0.005 | 0.0707 |
# | tanh | 0.004 | 0.0632 |
#
# Write your function in place of `raise NotImplementedError()`. torch's own functions may be used.

# %% nbgrader={"grade": false, "grade_id": "write_init_weights", "locked": false, "schema_version": 3, "solution": true, "task": false}
import torch


def init_weights(shape: tuple[int, int], activation: str, generator: torch.Generator) -> torch.Tensor:
    """The first weights of a layer, (n_out, n_in).

    activation: the name of the function that follows the layer
    generator: where all chance comes from
    """
    ### BEGIN SOLUTION
    n_out, n_in = shape
    variance = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return variance**0.5 * torch.randn(n_out, n_in, generator=generator)
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# Twenty layers, 200 neurons each. A batch of inputs goes through, and after every fourth layer you see how large its
# numbers are (the root of their mean square). Before you run the cell: which of the four columns stays near where it
# began, and what do the others do?


# %%
def sizes(activation, draw, depth=20, n=200):
    """The root mean square of what comes out of each layer."""
    chance = torch.Generator().manual_seed(1)
    function = {"relu": torch.relu, "tanh": torch.tanh}[activation]
    h, found = torch.randn(64, n, generator=chance), []
    for _ in range(depth):
        weights = draw((n, n), activation, chance).detach().to(h.dtype)
        h = function(h @ weights.T)
        found.append(h.square().mean().sqrt().item())
    return found


def plain(shape, activation, chance):
    return torch.randn(shape, generator=chance)


columns = {
    "relu, yours": sizes("relu", init_weights),
    "tanh, yours": sizes("tanh", init_weights),
    "relu, N(0, 1)": sizes("relu", plain),
    "tanh, N(0, 1)": sizes("tanh", plain),
}
print("layer  " + "".join(f"{name:>16}" for name in columns))
for layer in range(3, 20, 4):
    print(f"{layer + 1:5d}  " + "".join(f"{found[layer]:16.3g}" for found in columns.values()))

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked of other
# layers, which are drawn when your work is graded.
#
# **The shape.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "shape", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert init_weights((3, 5), "relu", torch.Generator()).shape == (3, 5), "three outputs, five inputs"
assert init_weights((50, 20), "tanh", torch.Generator()).shape == (50, 20), "fifty outputs, twenty inputs"
### BEGIN HIDDEN TESTS
autograder_check("shape")
### END HIDDEN TESTS

# %% [markdown]
# **The mean.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "zero_mean", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
weights = init_weights((100, 1000), "relu", torch.Generator().manual_seed(3))
assert abs(weights.mean().item()) < 0.001, "100,000 weights should balance better than that"
### BEGIN HIDDEN TESTS
autograder_check("zero_mean")
### END HIDDEN TESTS

# %% [markdown]
# **Before relu.** (4 points)

# %% nbgrader={"grade": true, "grade_id": "he", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
weights = init_weights((100, 400), "relu", torch.Generator().manual_seed(4))
assert abs(weights.var().item() / 0.005 - 1) < 0.05, "400 inputs: the variance is 2 / 400"
weights = init_weights((400, 100), "relu", torch.Generator().manual_seed(4))
assert abs(weights.var().item() / 0.02 - 1) < 0.05, "100 inputs: the variance is 2 / 100"
### BEGIN HIDDEN TESTS
autograder_check("he")
### END HIDDEN TESTS

# %% [markdown]
# **Before tanh.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "xavier", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
weights = init_weights((100, 400), "tanh", torch.Generator().manual_seed(5))
assert abs(weights.var().item() / 0.004 - 1) < 0.05, "500 inputs and outputs together: 2 / 500"
weights = init_weights((400, 100), "tanh", torch.Generator().manual_seed(5))
assert abs(weights.var().item() / 0.004 - 1) < 0.05, "the same for the layer turned round"
### BEGIN HIDDEN TESTS
autograder_check("xavier")
### END HIDDEN TESTS

# %% [markdown]
# **Before anything else.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "other_names", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
for name in ("linear", "leaky_relu", "something new"):
    weights = init_weights((100, 400), name, torch.Generator().manual_seed(6))
    assert abs(weights.var().item() / 0.004 - 1) < 0.05, f"{name} is not relu: Xavier's rule"
### BEGIN HIDDEN TESTS
autograder_check("other_names")
### END HIDDEN TESTS

# %% [markdown]
# **Every weight by itself.** Neurons that begin alike stay alike. (2 points)

# %% nbgrader={"grade": true, "grade_id": "each_its_own", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
weights = init_weights((100, 400), "tanh", torch.Generator().manual_seed(7))
assert len(set(weights[:, 0].tolist())) > 90, "the neurons of the layer begin alike"
assert len(set(weights[0].tolist())) > 390, "a neuron's weights are alike"
### BEGIN HIDDEN TESTS
autograder_check("each_its_own")
### END HIDDEN TESTS

# %% [markdown]
# **The generator.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "generator", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
chance = torch.Generator().manual_seed(8)
first = init_weights((9, 7), "relu", chance)
assert not torch.equal(init_weights((9, 7), "relu", chance), first), "a second call should draw anew"
chance.manual_seed(8)
assert torch.equal(init_weights((9, 7), "relu", chance), first), "the same state should give the same weights"
### BEGIN HIDDEN TESTS
autograder_check("generator")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called for layers with about a hundred thousand weights, drawn at grading
# time, and the mean and the variance of what comes back are held against the rules. Which numbers you drew does not
# matter. The cells above do not count, so leave them as they are. If something is off, the feedback says what was
# seen and where to look.
