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
# # Day 7 · Cross-entropy
#
# A network's last layer gives any numbers it likes: negative, huge, summing to nothing in particular. To be compared
# with counts they have to become probabilities, and the probabilities have to become one number that says how far off
# they are. The first step is **softmax**, the second **cross-entropy**.
#
# Both are one line on paper. On a computer that line breaks: e¹⁰⁰⁰⁰ is more than any float can hold. Try it, and then
# write versions that no logit can break, and the gradient that every classifier is trained with.

# %%
import math

import torch

logits = torch.tensor([10_000.0, 9_999.0])
print(logits.exp(), logits.exp() / logits.exp().sum())

# %% [markdown]
# The right answer is about 0.73 and 0.27. What would happen to a network after one update with such a loss?

# %% [markdown]
# ## The rules
#
# For logits z with one row for each example and one column for each class:
#
# - **softmax**: pⱼ = exp(zⱼ) / Σₖ exp(zₖ), the sum over the classes of one row. Logits of shape (C,) are one row by
#   itself. The shape stays.
# - **cross-entropy**: the mean over the N examples of −ln p[target], in nats, a tensor of shape (). It is
#   differentiable: autograd can go back through it to the logits. Where the target's probability is too small for a
#   float, the loss is still right: a logit 20,000 below the best costs 20,000.
# - **its gradient** with respect to the logits, (N, C): that of the mean, so it carries 1/N.
#
# Logits can be anything up to ±10,000. The tests use float64; float32 inside is accurate enough at ±10,000, not
# elsewhere. The caller's logits and targets are left as they are.
#
# **By hand.** exp, log, sum, max and indexing are yours to use. torch's own `softmax`, `log_softmax`, `cross_entropy`,
# `nll_loss` and `logsumexp` are not, under whatever name, and `cross_entropy_grad` does without autograd. Both are
# read off your code, and have points of their own: with the ready-made functions you keep the points for the numbers.

# %% [markdown]
# ## 1 · Softmax


# %% nbgrader={"grade": false, "grade_id": "write_softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(logits: torch.Tensor) -> torch.Tensor:
    """Probabilities from logits (C,) or (N, C), of the same shape."""
    ### BEGIN SOLUTION
    exps = (logits - logits.amax(-1, keepdim=True)).exp()  # the largest is e⁰ = 1: nothing overflows
    return exps / exps.sum(-1, keepdim=True)
    ### END SOLUTION


# %% [markdown]
# **Rows.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "softmax_rows", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
p = softmax(torch.log(torch.tensor([[1.0, 2.0, 1.0], [3.0, 3.0, 6.0]], dtype=torch.float64)))
assert p.shape == (2, 3), "the shape stays"
assert torch.allclose(p.sum(1), torch.ones(2, dtype=torch.float64)), "each row sums to 1"
assert math.isclose(p[0, 1], 0.5, rel_tol=1e-5), "2 of 1 + 2 + 1"
assert math.isclose(p[1, 2], 0.5, rel_tol=1e-5), "6 of 3 + 3 + 6"
### BEGIN HIDDEN TESTS
autograder_check("softmax_rows")
### END HIDDEN TESTS

# %% [markdown]
# **One row by itself.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "softmax_vector", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
p = softmax(torch.log(torch.tensor([1.0, 2.0, 5.0], dtype=torch.float64)))
assert p.shape == (3,), "the shape stays"
assert math.isclose(p[2], 5 / 8, rel_tol=1e-5), "5 of 1 + 2 + 5"
### BEGIN HIDDEN TESTS
autograder_check("softmax_vector")
### END HIDDEN TESTS

# %% [markdown]
# **±10,000.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "softmax_large", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
p = softmax(torch.tensor([[1e4, 1e4], [-1e4, -1e4]], dtype=torch.float64))
assert torch.allclose(p, torch.full((2, 2), 0.5, dtype=torch.float64)), "two equal logits share evenly"
p = softmax(torch.tensor([1e4, -1e4], dtype=torch.float64))
assert p.tolist() == [1, 0], "one takes all"
### BEGIN HIDDEN TESTS
autograder_check("softmax_large")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · Cross-entropy


# %% nbgrader={"grade": false, "grade_id": "write_cross_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The mean of -ln p[target]: a tensor of shape () that autograd can go back through.

    logits: (N, C)
    targets: (N,), int64, from 0 to C - 1
    """
    ### BEGIN SOLUTION
    shifted = logits - logits.amax(1, keepdim=True)  # (N, C)
    log_probs = shifted - shifted.exp().sum(1, keepdim=True).log()  # (N, C)
    return -log_probs[torch.arange(len(targets)), targets].mean()
    ### END SOLUTION


# %% [markdown]
# **The mean, in nats.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "cross_entropy_mean", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
logits = torch.log(torch.tensor([[1.0, 2.0, 1.0], [3.0, 3.0, 6.0]], dtype=torch.float64))
loss = cross_entropy(logits, torch.tensor([0, 2]))
assert math.isclose(loss, (math.log(4) + math.log(2)) / 2, rel_tol=1e-5), "the mean of -ln 1/4 and -ln 1/2"
even = torch.zeros(5, 27, dtype=torch.float64)
assert math.isclose(cross_entropy(even, torch.arange(5)), math.log(27), rel_tol=1e-5), (
    "knowing nothing: ln 27"
)
### BEGIN HIDDEN TESTS
autograder_check("cross_entropy_mean")
### END HIDDEN TESTS

# %% [markdown]
# **±10,000.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "cross_entropy_large", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
logits = torch.tensor([[1e4, -1e4]], dtype=torch.float64)
assert abs(cross_entropy(logits, torch.tensor([0]))) < 1e-3, "sure of itself, and right: costs nothing"
assert math.isclose(cross_entropy(logits, torch.tensor([1])), 20_000, rel_tol=1e-5), (
    "sure of itself, and wrong"
)
### BEGIN HIDDEN TESTS
autograder_check("cross_entropy_large")
### END HIDDEN TESTS

# %% [markdown]
# **Differentiable.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "cross_entropy_backward", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
logits = torch.zeros(2, 4, dtype=torch.float64, requires_grad=True)
loss = cross_entropy(logits, torch.tensor([3, 1]))
assert loss.shape == (), "one number for the whole batch"
loss.backward()
assert logits.grad[0, 3] < 0 < logits.grad[0, 1], "a larger logit of the right class would lower the loss"
### BEGIN HIDDEN TESTS
autograder_check("cross_entropy_backward")
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · Its gradient
#
# Differentiate −ln p[target] on paper first: what is the derivative with respect to the target's own logit, and what
# with respect to any other? It is the shortest formula of the course.


# %% nbgrader={"grade": false, "grade_id": "write_cross_entropy_grad", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy_grad(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The gradient of the mean cross-entropy with respect to the logits, (N, C), without autograd."""
    ### BEGIN SOLUTION
    exps = (logits - logits.amax(1, keepdim=True)).exp()  # (N, C)
    grad = exps / exps.sum(1, keepdim=True)
    grad[torch.arange(len(targets)), targets] -= 1
    return grad / len(targets)
    ### END SOLUTION


# %% [markdown]
# The cell below puts your gradient beside a difference quotient of your own loss, as on day 1: they should agree to
# about eight digits.

# %%
logits = torch.tensor([[0.2, -1.0, 0.7], [1.5, 0.1, 0.4]], dtype=torch.float64)
targets = torch.tensor([2, 1])
nudge = torch.zeros_like(logits)
nudge[0, 1] = 1e-5
rise = cross_entropy(logits + nudge, targets) - cross_entropy(logits - nudge, targets)
print(f"difference quotient {float(rise) / 2e-5:.9f}")
print(f"your gradient       {float(cross_entropy_grad(logits, targets)[0, 1]):.9f}")

# %% [markdown]
# **The gradient.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
grad = cross_entropy_grad(torch.zeros(2, 4, dtype=torch.float64), torch.tensor([3, 1]))
assert grad.shape == (2, 4), "one number for each logit"
assert torch.allclose(grad.sum(1), torch.zeros(2, dtype=torch.float64)), "each row sums to 0"
assert math.isclose(grad[0, 3], -0.375, rel_tol=1e-5), "the right class of the first example"
assert math.isclose(grad[0, 0], 0.125, rel_tol=1e-5), "another class of the first example"
### BEGIN HIDDEN TESTS
autograder_check("gradient")
### END HIDDEN TESTS

# %% [markdown]
# **The gradient at ±10,000.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "gradient_large", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
grad = cross_entropy_grad(torch.tensor([[1e4, -1e4]], dtype=torch.float64), torch.tensor([1]))
assert torch.allclose(grad, torch.tensor([[1.0, -1.0]], dtype=torch.float64)), "as wrong as can be"
### BEGIN HIDDEN TESTS
autograder_check("gradient_large")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's tensors.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_inputs", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
logits, targets = torch.tensor([[1.0, 2.0, 4.0]], dtype=torch.float64), torch.tensor([2])
softmax(logits), cross_entropy(logits, targets), cross_entropy_grad(logits, targets)
assert logits.tolist() == [[1.0, 2.0, 4.0]], "the caller's logits were changed"
assert targets.tolist() == [2], "the caller's targets were changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_inputs")
### END HIDDEN TESTS

# %% [markdown]
# **By hand.** Nothing ready-made in your cells. The cell below only compares your numbers with torch's; whether they
# are your own is read off your code. (2 points)

# %% nbgrader={"grade": true, "grade_id": "by_hand", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
logits, targets = torch.tensor([[0.5, -1.0, 2.0]], dtype=torch.float64), torch.tensor([0])
assert torch.allclose(softmax(logits), torch.softmax(logits, 1))
assert torch.allclose(cross_entropy(logits, targets), torch.nn.functional.cross_entropy(logits, targets))
### BEGIN HIDDEN TESTS
autograder_check("by_hand")
### END HIDDEN TESTS

# %% [markdown]
# **Without autograd.** Likewise for the gradient. (1 point)

# %% nbgrader={"grade": true, "grade_id": "no_autograd", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
leaf = torch.tensor([[0.5, -1.0, 2.0]], dtype=torch.float64, requires_grad=True)
torch.nn.functional.cross_entropy(leaf, torch.tensor([0])).backward()
assert torch.allclose(cross_entropy_grad(leaf.detach(), torch.tensor([0])), leaf.grad)
### BEGIN HIDDEN TESTS
autograder_check("no_autograd")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the numbers they return are
# compared with the right ones, to a relative 0.00001 (0.002 at ±10,000). The cells above do not count, so leave them
# as they are.
