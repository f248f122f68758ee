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
# # Training dynamics · Optimizers
#
# Plain gradient descent has no memory: each step looks at one gradient and forgets it. The optimizers that train
# today's networks remember. **Momentum** remembers a velocity, **Adam** remembers how large and how steady each
# gradient has been, and **AdamW** is Adam that shrinks the weights on the side. Each of them is three or four lines,
# and in those lines people have put an eps in the wrong place for years without a single error message.
#
# You will write both, by hand, and your numbers will be those of `torch.optim.SGD` and `torch.optim.AdamW`.
#
# This goes with the chapter **Optimizers** of the book, with its sections on momentum, Adam and AdamW.

# %% [markdown]
# ## The rules
#
# Each function makes **one step** of **one parameter** and returns the new `theta`.
#
# | argument | what it is |
# |---|---|
# | `theta` | the parameter, a tensor of any shape; no autograd is involved |
# | `grad` | its gradient, of the same shape |
# | `state` | a dict, empty (`{}`) before the first step; put into it whatever you want to remember. The same dict comes back at the next step of this parameter |
# | `lr` | the learning rate of this step; it may be another one at the next step |
#
# - Each parameter has a `state` of its own, so nothing may be remembered elsewhere.
# - `grad` is not yours: leave it as it is, and do not keep it. PyTorch writes the next gradient into the same tensor.
# - Whether `theta` itself changes is up to you. What counts is what you return.
# - By hand: no `torch.optim`.
#
# ### Momentum
#
# The velocity $v$ starts at 0. At each step what is left of it, `momentum` times the old one, is added to the
# gradient; the step goes along the velocity. As in PyTorch, the learning rate multiplies the velocity when the step is
# made, not the gradient when it is added: a rate that is cut slows the next step at once.
#
# $$v \leftarrow \mu\, v + g \qquad\qquad \theta \leftarrow \theta - \eta\, v$$
#
# ### AdamW
#
# Two running means, both from 0: $m$ of the gradient, $s$ of its square, entry by entry. After $n$ steps (so $n = 1$ in the
# first) both are too small, since they started from 0, and are divided by what is missing. Then the step, and apart
# from it the decay:
#
# $$m \leftarrow \beta_1 m + (1 - \beta_1)\, g \qquad s \leftarrow \beta_2 s + (1 - \beta_2)\, g^2
# \qquad \hat m = \frac{m}{1 - \beta_1^n} \qquad \hat s = \frac{s}{1 - \beta_2^n}$$
#
# $$\theta \leftarrow \theta - \eta\, \lambda\, \theta - \eta\, \frac{\hat m}{\sqrt{\hat s} + \varepsilon}$$
#
# On the right stands the old $\theta$, both times. `betas` are $(\beta_1, \beta_2)$, `eps` is $\varepsilon$,
# `weight_decay` is $\lambda$.

# %%
import torch

# %% [markdown]
# ## Your functions
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_sgd_momentum_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sgd_momentum_step(theta, grad, state, lr, momentum):
    """One step of gradient descent with momentum; returns the new theta.

    theta, grad: tensors of the same shape
    state: {} before the first step; changed in place
    lr: the rate of this step
    momentum: what is kept of the velocity, from 0 to below 1
    """
    ### BEGIN SOLUTION
    state["velocity"] = momentum * state.get("velocity", 0) + grad
    return theta - lr * state["velocity"]
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "write_adamw_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    """One step of AdamW; returns the new theta.

    theta, grad: tensors of the same shape
    state: {} before the first step; changed in place
    lr: the rate of this step
    betas: (beta1, beta2), what is kept of the mean gradient and of the mean square, each below 1
    eps: added to the root
    weight_decay: how much of theta is taken away, times lr
    """
    ### BEGIN SOLUTION
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# A long valley: the loss $\frac{1}{2}(x^2 + 50\,y^2)$ is fifty times as steep in $y$ as in $x$. All three start at (10, 1) and make
# forty steps. Before you run the cell: which of them gets down, and which has come along the valley?


# %% nbgrader={"grade": false, "grade_id": "the_valley", "locked": true, "schema_version": 3, "solution": false, "task": false}
def valley_gradient(theta):
    """The gradient of (x² + 50 y²) / 2."""
    return torch.tensor([1.0, 50.0], dtype=torch.float64) * theta


def walk(step, steps=40, **options):
    """Where forty steps of `step` lead from (10, 1)."""
    theta, state = torch.tensor([10.0, 1.0], dtype=torch.float64), {}
    for _ in range(steps):
        theta = step(theta, valley_gradient(theta), state, **options)
    return [round(value, 4) for value in theta.tolist()]


# %%
print("plain   ", walk(sgd_momentum_step, lr=0.02, momentum=0.0))
print("momentum", walk(sgd_momentum_step, lr=0.02, momentum=0.8))
print("AdamW   ", walk(adamw_step, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))

# %% [markdown]
# And beside PyTorch, fifty steps along the same gradients. Both lines should say 0, or something near 1e-16.


# %% nbgrader={"grade": false, "grade_id": "beside_torch", "locked": true, "schema_version": 3, "solution": false, "task": false}
def furthest_from_torch(step, optimizer, theirs, **options):
    """The largest difference of any entry on the way, over fifty steps."""
    generator = torch.Generator().manual_seed(1)
    theta = torch.randn(4, 3, generator=generator, dtype=torch.float64)
    parameter, state, furthest = torch.nn.Parameter(theta.clone()), {}, 0.0
    torchs = optimizer([parameter], **theirs)
    for _ in range(50):
        gradient = torch.randn(4, 3, generator=generator, dtype=torch.float64)
        parameter.grad = gradient.clone()
        torchs.step()
        theta = step(theta, gradient, state, **options)
        furthest = max(furthest, (theta - parameter).abs().max().item())
    return furthest


# %%
sgd_options = {"lr": 0.1, "momentum": 0.9}
adam_options = {"lr": 0.1, "betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.1}
print(furthest_from_torch(sgd_momentum_step, torch.optim.SGD, sgd_options, **sgd_options))
print(furthest_from_torch(adamw_step, torch.optim.AdamW, adam_options, **adam_options))

# %% [markdown]
# ## Tests
#
# Each cell shows one or two examples that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **The first step of momentum.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "momentum_first_step", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
one = torch.tensor([1.0, -2.0], dtype=torch.float64)
first = sgd_momentum_step(one.clone(), torch.tensor([0.5, 4.0], dtype=torch.float64), {}, 0.1, 0.9)
assert torch.allclose(first, torch.tensor([0.95, -2.4], dtype=torch.float64)), (
    "there is no velocity before the first step"
)
### BEGIN HIDDEN TESTS
autograder_check("momentum_first_step")
### END HIDDEN TESTS

# %% [markdown]
# **Fifty steps with momentum.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "momentum_steps", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
theta, state = torch.zeros(1, dtype=torch.float64), {}
for _ in range(3):
    theta = sgd_momentum_step(theta, torch.ones(1, dtype=torch.float64), state, 1.0, 0.5)
assert torch.allclose(theta, torch.tensor([-4.25], dtype=torch.float64)), (
    "velocities 1, 1.5 and 1.75 add up to 4.25"
)
### BEGIN HIDDEN TESTS
autograder_check("momentum_steps")
### END HIDDEN TESTS

# %% [markdown]
# **A rate that changes.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "momentum_rate_changes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
theta, state = torch.zeros(1, dtype=torch.float64), {}
for rate in (1.0, 0.1):
    theta = sgd_momentum_step(theta, torch.ones(1, dtype=torch.float64), state, rate, 0.5)
assert torch.allclose(theta, torch.tensor([-1.15], dtype=torch.float64)), (
    "the second step goes 0.1 times the velocity 1.5"
)
### BEGIN HIDDEN TESTS
autograder_check("momentum_rate_changes")
### END HIDDEN TESTS

# %% [markdown]
# **The first steps of Adam.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "adam_first_steps", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
grad = torch.tensor([3.0, -0.002], dtype=torch.float64)
first = adamw_step(torch.zeros(2, dtype=torch.float64), grad, {}, 0.1, (0.9, 0.999), 1e-12, 0.0)
assert torch.allclose(first, torch.tensor([-0.1, 0.1], dtype=torch.float64)), (
    "the first step is as long as the rate"
)
### BEGIN HIDDEN TESTS
autograder_check("adam_first_steps")
### END HIDDEN TESTS

# %% [markdown]
# **Fifty steps of Adam**, without decay. (3 points)

# %% nbgrader={"grade": true, "grade_id": "adam_steps", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
theta, state = torch.zeros(1, dtype=torch.float64), {}
for value in (1.0, 3.0):
    grad = torch.full((1,), value, dtype=torch.float64)
    theta = adamw_step(theta, grad, state, 1.0, (0.5, 0.5), 1e-12, 0.0)
expected = -1 - (7 / 3) / (19 / 3) ** 0.5  # the means of 1, 3 and of 1, 9: the second weighs twice as much
assert torch.allclose(theta, torch.tensor([expected], dtype=torch.float64)), (
    "two steps with both betas at a half"
)
### BEGIN HIDDEN TESTS
autograder_check("adam_steps")
### END HIDDEN TESTS

# %% [markdown]
# **Where eps stands.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "adam_eps", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
grad = torch.full((1,), 0.01, dtype=torch.float64)
first = adamw_step(torch.zeros(1, dtype=torch.float64), grad, {}, 1.0, (0.9, 0.999), 0.01, 0.0)
assert torch.allclose(first, torch.tensor([-0.5], dtype=torch.float64)), "0.01 / (0.01 + 0.01) is a half"
### BEGIN HIDDEN TESTS
autograder_check("adam_eps")
### END HIDDEN TESTS

# %% [markdown]
# **Weight decay.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "weight_decay", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
five = torch.full((1,), 5.0, dtype=torch.float64)
still = adamw_step(five.clone(), torch.zeros(1, dtype=torch.float64), {}, 0.1, (0.9, 0.999), 1e-8, 0.2)
assert torch.allclose(still, torch.tensor([4.9], dtype=torch.float64)), (
    "no gradient: only the decay is left, 0.1 · 0.2 · 5"
)
### BEGIN HIDDEN TESTS
autograder_check("weight_decay")
### END HIDDEN TESTS

# %% [markdown]
# **The gradient is neither changed nor kept.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "gradient_reused", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
buffer, state = torch.ones(1, dtype=torch.float64), {}
theta = sgd_momentum_step(torch.zeros(1, dtype=torch.float64), buffer, state, 1.0, 0.5)
assert buffer.item() == 1, "the gradient changed"
buffer.fill_(10.0)  # the next gradient, in the same tensor
theta = sgd_momentum_step(theta, buffer, state, 1.0, 0.5)
assert torch.allclose(theta, torch.tensor([-11.5], dtype=torch.float64)), "the velocities are 1 and 10.5"
### BEGIN HIDDEN TESTS
autograder_check("gradient_reused")
### END HIDDEN TESTS

# %% [markdown]
# **One state for each parameter.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "several_parameters", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
ones, here, there = torch.ones(1, dtype=torch.float64), {}, {}
sgd_momentum_step(0 * ones, ones, here, 1.0, 0.5)
assert sgd_momentum_step(0 * ones, ones, there, 1.0, 0.5).item() == -1, "a new state has no velocity yet"
### BEGIN HIDDEN TESTS
autograder_check("several_parameters")
### END HIDDEN TESTS

# %% [markdown]
# **By hand.** This one is judged on the text of your solution: it does not leave its work to `torch.optim`. (1 point)

# %% nbgrader={"grade": true, "grade_id": "by_hand", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert sgd_momentum_step(torch.ones(1), torch.ones(1), {}, 0.1, 0.9) is not None, "a theta comes back"
assert adamw_step(torch.ones(1), torch.ones(1), {}, 0.1, (0.9, 0.999), 1e-8, 0.0) is not None, (
    "a theta comes back"
)
### BEGIN HIDDEN TESTS
autograder_check("by_hand")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the numbers they return are
# compared with the right ones, to a relative 0.000001. The cells above do not count, so leave them as they are. If
# something is off, the feedback says what was seen and where to look.
