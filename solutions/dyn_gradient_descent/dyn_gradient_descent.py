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
# # Training dynamics · Gradient descent
#
# On the page **The loss surface** you moved a rate and watched a path run down into a valley, swing across it, or leave
# the picture. Here you write what drew these paths: a function that starts at a point, asks for the gradient there,
# steps against it, and writes down every point on its way.
#
# It never sees the loss. All it gets is `grad`, a function that gives the gradient at any point you ask for. That is
# enough for a bowl, for a valley with a bend, and for a language model.

# %% [markdown]
# ## The path
#
# With $\theta_0$ = `theta0` and $\eta$ = `lr`:
#
# $$
# \theta_{t+1} = \theta_t - \eta \, \nabla L(\theta_t), \qquad t = 0, 1, \dots, \text{steps} - 1 .
# $$
#
# - The result is a tensor of shape `(steps + 1, d)`: row 0 is `theta0`, row $t$ is the point after $t$ steps. With
#   `steps = 0` it has the one row `theta0`.
# - `grad(theta)` takes a point `(d,)` and returns the gradient there, `(d,)`. Ask once a step, at the point where you
#   stand. Asking is the expensive part: for a network it is a whole backward pass.
# - What is not yours stays as it is: `theta0`, and the tensor that `grad` returns. It may be one that `grad` keeps.
# - The path is a record. It must not ask for gradients itself, even where `theta0` does.

# %%
import torch

# %% [markdown]
# ## Your function
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_gradient_descent", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_descent(grad, theta0, lr, steps):
    """The points that gradient descent visits.

    grad: a function from a point (d,) to the gradient there, (d,)
    theta0: the first point, a tensor (d,)
    lr: the learning rate, a number
    steps: how many steps are made, 0 or more
    Returns a tensor (steps + 1, d): theta0, then the point after each step.
    """
    ### BEGIN SOLUTION
    path = [theta0.detach().clone()]
    for _ in range(steps):
        path.append(path[-1] - lr * grad(path[-1]).detach())
    return torch.stack(path)
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# A bowl that is four times as steep along one axis as along the other. Before you run the cell: along which axis does
# the path arrive first, and what happens to that axis at a rate of 0.55?


# %%
def bowl(theta):
    return theta * torch.tensor([1.0, 4.0])


for lr in (0.1, 0.4, 0.55):
    print(f"rate {lr}")
    print(gradient_descent(bowl, torch.tensor([2.0, 1.0]), lr, 5))

# %% [markdown]
# And a gradient that comes from autograd. The loss is a curved valley; its lowest point is (1, 1). Does the path get
# there in 800 steps?


# %%
@torch.enable_grad()
def valley(theta):
    theta = theta.detach().requires_grad_()
    loss = (1 - theta[0]) ** 2 + 10 * (theta[1] - theta[0] ** 2) ** 2
    return torch.autograd.grad(loss, theta)[0]


path = gradient_descent(valley, torch.tensor([-1.0, 1.0]), 0.01, 800)
print(path[::200])

# %% [markdown]
# ## Tests
#
# Each cell shows one or two examples that you can run. The points come from the same questions asked of other
# surfaces, which are drawn when your work is graded.
#
# **How many rows.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "size", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
shape = tuple(gradient_descent(bowl, torch.tensor([2.0, 1.0]), 0.1, 3).shape)
assert shape == (4, 2), f"three steps in two dimensions gave the shape {shape}"
shape = tuple(gradient_descent(bowl, torch.tensor([2.0, 1.0]), 0.1, 0).shape)
assert shape == (1, 2), f"no step in two dimensions gave the shape {shape}"
### BEGIN HIDDEN TESTS
autograder_check("size")
### END HIDDEN TESTS

# %% [markdown]
# **Where it begins.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "first_row", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
first = gradient_descent(bowl, torch.tensor([2.0, 1.0]), 0.1, 3)[0].tolist()
assert first == [2.0, 1.0], f"row 0 is theta0, not {first}"
### BEGIN HIDDEN TESTS
autograder_check("first_row")
### END HIDDEN TESTS

# %% [markdown]
# **One step.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "one_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
last = gradient_descent(bowl, torch.tensor([2.0, 1.0]), 0.125, 1)[-1].tolist()
assert last == [1.75, 0.5], f"the gradient at (2, 1) is (2, 4); the step ended at {last}"
### BEGIN HIDDEN TESTS
autograder_check("one_step")
### END HIDDEN TESTS

# %% [markdown]
# **The whole path.** (4 points)

# %% nbgrader={"grade": true, "grade_id": "path", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
path = gradient_descent(bowl, torch.tensor([2.0, 1.0]), 0.5, 3)
expected = torch.tensor([[2.0, 1.0], [1.0, -1.0], [0.5, 1.0], [0.25, -1.0]])
assert torch.allclose(path, expected), f"the path was\n{path}"
### BEGIN HIDDEN TESTS
autograder_check("path")
### END HIDDEN TESTS

# %% [markdown]
# **What is asked.** The gradient once a step, at the point where the path stands. (2 points)

# %% nbgrader={"grade": true, "grade_id": "asked", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
asked = []


def remembering(theta):
    asked.append(theta.tolist())
    return bowl(theta)


gradient_descent(remembering, torch.tensor([2.0, 1.0]), 0.5, 3)
assert asked == [[2.0, 1.0], [1.0, -1.0], [0.5, 1.0]], f"the gradient was asked for at {asked}"
### BEGIN HIDDEN TESTS
autograder_check("asked")
### END HIDDEN TESTS

# %% [markdown]
# **The start stays.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "start_untouched", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
theta0 = torch.tensor([2.0, 1.0])
gradient_descent(bowl, theta0, 0.1, 3)
assert theta0.tolist() == [2.0, 1.0], f"theta0 has become {theta0.tolist()}"
### BEGIN HIDDEN TESTS
autograder_check("start_untouched")
### END HIDDEN TESTS

# %% [markdown]
# **The gradient stays.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "gradient_untouched", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slope = torch.tensor([1.0, -2.0])
gradient_descent(lambda theta: slope, torch.zeros(2), 0.5, 3)
assert slope.tolist() == [1.0, -2.0], f"the tensor that grad returned has become {slope.tolist()}"
### BEGIN HIDDEN TESTS
autograder_check("gradient_untouched")
### END HIDDEN TESTS

# %% [markdown]
# **A record, no graph.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "no_graph", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
theta0 = torch.tensor([-1.0, 1.0], requires_grad=True)
assert not gradient_descent(valley, theta0, 0.01, 3).requires_grad, "the path asks for gradients"
### BEGIN HIDDEN TESTS
autograder_check("no_graph")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function walks on surfaces made at grading time; the points it returns and the points at
# which it asks for the gradient are compared with the right ones. The cells above do not count, so leave them as
# they are. If something is off, the feedback says what was seen and where to look.
