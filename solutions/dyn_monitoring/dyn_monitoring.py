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
# # Training dynamics · Monitoring
#
# A training run is a machine behind a closed door. You cannot look at ten thousand weights; you look at a few dials.
# In this notebook you build three of them, and the third is also a brake:
#
# - **perplexity**, the loss in a form that can be felt: among how many equally likely letters is the model guessing?
# - **the gradient norm**, the length of the whole gradient: how hard do the examples pull?
# - **clipping**: a step that would be far too long is made shorter, and its direction is kept.
#
# You may use everything PyTorch has.
#
# This goes with the chapter **Monitoring** of the book, above all its sections on perplexity and on clipping.

# %% [markdown]
# ## Perplexity
#
# A loss of 3.296 nats says little. It is $\ln 27$: the loss of a model that finds all 27 letters equally likely. The
# **perplexity** turns a loss back into such a number of letters. A model that is sure and right has a loss of 0, and
# it guesses among 1.
#
# `mean_nll` is in nats, so made with the natural logarithm. It may be infinite: a model that gave probability 0 to
# something that then happened. Its perplexity is infinite too.

# %%
import math

import torch

# %% [markdown]
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_perplexity", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perplexity(mean_nll):
    """The number of equally likely choices that cost as much as `mean_nll`.

    mean_nll: a float, the mean negative log-likelihood in nats, at least 0; may be infinite
    Returns a float.
    """
    ### BEGIN SOLUTION
    return math.exp(mean_nll)
    ### END SOLUTION


# %% tags=["demonstration"]
for loss in (0.0, 1.0, 2.1, math.log(27)):
    print(f"{loss:.3f} nats: as if among {perplexity(loss):.1f} letters")

# %% [markdown]
# ## The norm of all gradients
#
# After `backward()` every parameter holds its part of the gradient: a matrix here, a vector there. Written one after
# the other they are a single long vector, and its length is the **gradient norm**: the root of the sum of the squares
# of *all* its entries, whichever tensor they stand in.
#
# Two things can be unusual about what you are given:
#
# - A parameter that took no part in the loss has `grad` equal to `None`. It is **skipped**. If no parameter has a
#   gradient, the norm is 0.
# - `params` is **any iterable**. It may be a list, but `model.parameters()` is a generator: it can be walked through
#   once, then it is empty, and `len` does not work on it.


# %% nbgrader={"grade": false, "grade_id": "write_gradient_norm", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_norm(params):
    """The length of the gradients of all parameters, taken together as one vector.

    params: any iterable of parameters; those whose grad is None are skipped
    Returns a float; 0 if there is no gradient. Changes nothing.
    """
    ### BEGIN SOLUTION
    return math.sqrt(sum((p.grad**2).sum().item() for p in params if p.grad is not None))
    ### END SOLUTION


# %% [markdown]
# Try it. The gradients are (3, 0) and (0, 4). What will be printed?


# %% tags=["demonstration"]
def parameter(weights, gradient):
    """A parameter that already has a gradient, or None."""
    made = torch.nn.Parameter(torch.tensor(weights, dtype=torch.float64))
    made.grad = None if gradient is None else torch.tensor(gradient, dtype=torch.float64)
    return made


first, second, third = (
    parameter([7.0, 7.0], [3.0, 0.0]),
    parameter([9.0, 9.0], [0.0, 4.0]),
    parameter([8.0], None),
)
print(gradient_norm([first, second, third]))

# %% [markdown]
# ## Clipping
#
# When the gradient norm is above `max_norm`, all gradients are multiplied by **one and the same factor**, so that the
# norm becomes `max_norm`. One long vector was shortened: it still points the same way.
#
# When the norm is at or below `max_norm`, nothing changes. A norm of 0 is no exception to that. `max_norm` is above 0.
#
# The function changes the gradients of the parameters it is given (`p.grad`), never the weights, and returns the norm
# as it was **before** clipping: that is the number to log. Here too `params` can be any iterable, and a `grad` can be
# `None`.
#
# It is called between `backward()` and the update.


# %% nbgrader={"grade": false, "grade_id": "write_clip_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def clip_gradients(params, max_norm):
    """Shorten the gradients of all parameters, together, to length `max_norm` if they are longer.

    params: any iterable of parameters; those whose grad is None are skipped
    max_norm: a float above 0
    Returns the norm before clipping, a float. Changes p.grad, and nothing else.
    """
    ### BEGIN SOLUTION
    gradients = [p.grad for p in params if p.grad is not None]
    norm = math.sqrt(sum((g * g).sum().item() for g in gradients))
    if norm > max_norm:
        for g in gradients:
            g *= max_norm / norm
    return norm
    ### END SOLUTION


# %% [markdown]
# Try it: the same two gradients, of norm 5, clipped to 1. Before you run the cell: what will they be?

# %%
print("before:", clip_gradients([first, second, third], max_norm=1.0))
print("after: ", gradient_norm([first, second, third]), first.grad, second.grad)

# %% [markdown]
# And in a training run: one of the targets was typed wrongly, 4000 where 4 was meant, and update 30 meets it. What will
# the two runs look like, with `max_norm` at 2 and without a limit?


# %%
def run_with_a_typing_error(max_norm):
    generator = torch.Generator().manual_seed(3)
    model = torch.nn.Linear(5, 1)
    for p in model.parameters():
        torch.nn.init.zeros_(p)
    for step in range(60):
        X = torch.randn(20, 5, generator=generator)  # (20, 5)
        Y = X.sum(1)  # (20,)
        Y[0] = 4000.0 if step == 30 else Y[0]
        loss = ((model(X)[:, 0] - Y) ** 2).mean()
        model.zero_grad()
        loss.backward()
        norm = clip_gradients(model.parameters(), max_norm)
        with torch.no_grad():
            for p in model.parameters():
                p -= 0.1 * p.grad
        if step in (0, 10, 20, 29, 30, 31, 35, 40, 59):
            print(f"{step:2d}  loss {loss.item():10.3f}   norm before clipping {norm:8.3f}")


run_with_a_typing_error(max_norm=2.0)
print()
run_with_a_typing_error(max_norm=math.inf)

# %% [markdown]
# ## Tests
#
# Each cell shows one or two examples that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **Perplexity.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "perplexity", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert abs(float(perplexity(math.log(27))) - 27) < 1e-3, (
    f"ln 27 nats are 27 letters, not {perplexity(math.log(27))}"
)
assert float(perplexity(0.0)) == 1, f"a loss of 0 is one choice, not {perplexity(0.0)}"
assert float(perplexity(math.inf)) == math.inf, "an infinite loss is an infinite perplexity"
### BEGIN HIDDEN TESTS
autograder_check("perplexity")
### END HIDDEN TESTS

# %% [markdown]
# **The norm of several gradients.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "gradient_norm", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
pair = [parameter([1.0, 1.0], [3.0, 0.0]), parameter([[1.0, 1.0]], [[0.0, 4.0]])]
assert abs(float(gradient_norm(pair)) - 5) < 1e-6, f"9 + 16 = 25, the norm is 5, not {gradient_norm(pair)}"
### BEGIN HIDDEN TESTS
autograder_check("gradient_norm")
### END HIDDEN TESTS

# %% [markdown]
# **Parameters without a gradient.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "norm_missing", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
some = [parameter([1.0, 1.0], None), parameter([5.0], [2.0]), parameter([3.0], None)]
assert abs(float(gradient_norm(some)) - 2) < 1e-6, f"only the 2 is there: {gradient_norm(some)}"
assert float(gradient_norm([parameter([5.0], None)])) == 0, "no gradient at all has norm 0"
### BEGIN HIDDEN TESTS
autograder_check("norm_missing")
### END HIDDEN TESTS

# %% [markdown]
# **Clipping makes a long gradient shorter**, and keeps its direction. (4 points)

# %% nbgrader={"grade": true, "grade_id": "clip_scales", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
pair = [parameter([1.0, 1.0], [3.0, 0.0]), parameter([[1.0, 1.0]], [[0.0, 4.0]])]
clip_gradients(pair, max_norm=2.5)
assert torch.allclose(pair[0].grad, torch.tensor([1.5, 0.0]).double(), rtol=1e-3), (
    f"(3, 0) became {pair[0].grad}"
)
assert torch.allclose(pair[1].grad, torch.tensor([[0.0, 2.0]]).double(), rtol=1e-3), (
    f"(0, 4) became {pair[1].grad}"
)
### BEGIN HIDDEN TESTS
autograder_check("clip_scales")
### END HIDDEN TESTS

# %% [markdown]
# **What it returns.** The norm before clipping. (2 points)

# %% nbgrader={"grade": true, "grade_id": "clip_returns", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
pair = [parameter([1.0, 1.0], [3.0, 0.0]), parameter([[1.0, 1.0]], [[0.0, 4.0]])]
norm = float(clip_gradients(pair, max_norm=2.5))
assert abs(norm - 5) < 1e-3, f"before clipping the norm was 5, not {norm}"
### BEGIN HIDDEN TESTS
autograder_check("clip_returns")
### END HIDDEN TESTS

# %% [markdown]
# **A short gradient is left alone**, one of norm 0 too; the norm is returned all the same. (2 points)

# %% nbgrader={"grade": true, "grade_id": "clip_leaves_small", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
small = [parameter([1.0, 1.0], [0.3, 0.4])]
assert abs(float(clip_gradients(small, max_norm=2.5)) - 0.5) < 1e-3, "the norm of (0.3, 0.4) is 0.5"
assert torch.allclose(small[0].grad, torch.tensor([0.3, 0.4]).double(), rtol=1e-3), (
    f"it became {small[0].grad}"
)
zero = [parameter([1.0, 1.0], [0.0, 0.0])]
assert float(clip_gradients(zero, max_norm=2.5)) == 0, "the norm of (0, 0) is 0"
assert not zero[0].grad.any(), f"(0, 0) became {zero[0].grad}"
### BEGIN HIDDEN TESTS
autograder_check("clip_leaves_small")
### END HIDDEN TESTS

# %% [markdown]
# **Any iterable**, with gradients missing here and there. (2 points)

# %% nbgrader={"grade": true, "grade_id": "clip_any_iterable", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
pair = [parameter([1.0], [8.0]), parameter([1.0], None), parameter([1.0], [6.0])]
clip_gradients((p for p in pair), max_norm=5.0)
found = [pair[0].grad.item(), pair[2].grad.item()]
assert abs(found[0] - 4) < 0.01, f"8 and 6 should be 4 and 3, they are {found}"
assert abs(found[1] - 3) < 0.01, f"8 and 6 should be 4 and 3, they are {found}"
assert pair[1].grad is None, "a gradient appeared where there was none"
### BEGIN HIDDEN TESTS
autograder_check("clip_any_iterable")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with losses and gradients made at grading time; what they return and
# the gradients and weights they leave behind are compared with the right ones, to within a thousandth where something
# was clipped. The cells above do not count, so leave them as they are. If something is off, the feedback says what was
# seen and where to look.
