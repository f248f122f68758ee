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
# # Day 5 · The training loop
#
# Forward, loss, backward, update, and again: every network is trained by these four steps, whether it has 41 numbers
# or a trillion. In the chapter you saw them written out for one network and four examples. A loop that is written
# into a page helps one network. As a function it trains any network that PyTorch can differentiate, and it lets you
# do experiments.
#
# The first experiment is the one that matters most: how large should the steps be? A fair comparison of learning
# rates starts every run from the same weights. Otherwise you compare starts, not rates, and a rate that came second
# has an easier task because the first already did some of the work.
#
# This goes with the chapter **Day 5 · The training loop** of the book, above all its sections **The loop** and
# **Move the learning rate**.

# %%
import torch

from tendays.networks import TanhMLP
from tendays.toy import toy_data

# %% [markdown]
# ## The loop as a function
#
# `train` makes `steps` updates of `model` with plain gradient descent, each on all the examples at once.
#
# - The loss is the **sum** of the squared errors, as in the chapter. It is not divided by anything.
# - The list that is returned has one loss for each update, measured **before** that update.
# - The model itself is trained: afterwards it has the weights that the last update gave it.
#
# The model arrives without gradients. `torch.optim` and everything else in PyTorch may be used. Write in place of
# `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(model, xs, ys, lr, steps):
    """Train `model` by full-batch gradient descent on the summed squared error.

    model: a torch.nn.Module, changed by the training; model(xs) has the shape of ys
    xs: inputs (N, d)
    ys: targets (N,)
    lr: the learning rate
    steps: how many updates, at least 1
    Returns the list of the losses before each update, `steps` numbers.
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% [markdown]
# Try it on the four examples of the chapter. The loss should fall from somewhere above 1 to well below it, and the
# predictions should end up near +1, −1, −1, +1.


# %% tags=["demonstration"]
def new_model(seed=0):
    return TanhMLP(3, [4, 4, 1], torch.Generator().manual_seed(seed))


xs, ys = toy_data()  # (4, 3), (4,)
model = new_model()
losses = train(model, xs, ys, lr=0.05, steps=40)
for step in range(0, 40, 5):
    print(f"{step:2d}  {float(losses[step]):.4f}")
print("predictions:", [round(prediction, 2) for prediction in model(xs).tolist()])

# %% [markdown]
# ## Many rates from one start
#
# `learning_rates` trains once for each rate in `lrs` and tells how far each one got: the **final loss** is the last
# number in the list that `train` returns. `make_model()` gives a new model, with the same weights every time you call
# it. You may call it as often as you like.


# %% nbgrader={"grade": false, "grade_id": "write_learning_rates", "locked": false, "schema_version": 3, "solution": true, "task": false}
def learning_rates(make_model, xs, ys, lrs, steps):
    """The final loss for each learning rate, each trained from the same start.

    make_model: make_model() is a new model, always with the same weights
    xs: inputs (N, d)
    ys: targets (N,)
    lrs: a list of learning rates, all different
    steps: how many updates for each rate, at least 1
    Returns a dict: rate -> the last loss that `train` recorded with it.
    """
    ### BEGIN SOLUTION
    return {lr: train(make_model(), xs, ys, lr, steps)[-1] for lr in lrs}
    ### END SOLUTION


# %% [markdown]
# Before you run the next cell: which of these rates will be best after 20 updates, and what will 1.0 do?

# %%
for lr, loss in learning_rates(new_model, xs, ys, [0.001, 0.01, 0.1, 1.0], 20).items():
    print(f"lr {lr:<6}  loss {float(loss):.4f}")

# %% [markdown]
# ## Tests
#
# Each cell below shows an example that you can run. The points come from the same questions asked with other networks
# and other numbers, which are drawn when your work is graded. First some helpers.


# %% nbgrader={"grade": false, "grade_id": "helpers", "locked": true, "schema_version": 3, "solution": false, "task": false}
def weights(model):
    """All parameters of a model as one long tensor."""
    return torch.cat([p.detach().flatten() for p in model.parameters()])


class OneWeight(torch.nn.Module):
    """The smallest model there is: its prediction is w times x, so you can check everything on paper."""

    def __init__(self, w):
        super().__init__()
        self.w = torch.nn.Parameter(torch.tensor(w, dtype=torch.float64))

    def forward(self, xs):
        return self.w * xs[:, 0]


one_x = torch.tensor([[1.0], [2.0]], dtype=torch.float64)  # (2, 1)
one_y = torch.tensor([2.0, 4.0], dtype=torch.float64)  # (2,): y = 2x
# At w = 1 the errors are 1 and 2, the loss is 1 + 4 = 5, and its derivative is 2 * (1 * -1 + 2 * -2) = -10.

# %% [markdown]
# **The first loss**: the sum of the squared errors, before anything has moved. (2 points)

# %% nbgrader={"grade": true, "grade_id": "first_loss", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
first = float(train(OneWeight(1.0), one_x, one_y, lr=0.01, steps=3)[0])
assert abs(first - 5) < 1e-9, f"the errors are 1 and 2, so the first loss is 5, not {first}"
### BEGIN HIDDEN TESTS
autograder_check("first_loss")
### END HIDDEN TESTS

# %% [markdown]
# **The first update.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "first_update", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = OneWeight(1.0)
train(model, one_x, one_y, lr=0.01, steps=1)
assert abs(model.w.item() - 1.1) < 1e-9, (
    f"a step of 0.01 along a slope of -10 leads from 1 to 1.1, not {model.w.item()}"
)
### BEGIN HIDDEN TESTS
autograder_check("first_update")
### END HIDDEN TESTS

# %% [markdown]
# **As many updates as asked for.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "number_of_steps", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
recorded = len(train(OneWeight(1.0), one_x, one_y, lr=0.01, steps=7))
assert recorded == 7, f"7 updates, so 7 losses, not {recorded}"
### BEGIN HIDDEN TESTS
autograder_check("number_of_steps")
### END HIDDEN TESTS

# %% [markdown]
# **All the losses**, each before its own update. (3 points)

# %% nbgrader={"grade": true, "grade_id": "all_losses", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
losses = [float(loss) for loss in train(OneWeight(1.0), one_x, one_y, lr=0.05, steps=3)]
expected = [5.0, 1.25, 0.3125]  # with this rate the error is halved at each update: w is 1, 1.5, 1.75
assert all(abs(a - b) < 1e-9 for a, b in zip(losses, expected, strict=True)), f"{losses} should be {expected}"
### BEGIN HIDDEN TESTS
autograder_check("all_losses")
### END HIDDEN TESTS

# %% [markdown]
# **The weights at the end** of many updates. (3 points)

# %% nbgrader={"grade": true, "grade_id": "final_weights", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = OneWeight(1.0)
train(model, one_x, one_y, lr=0.05, steps=3)
assert abs(model.w.item() - 1.875) < 1e-9, f"w goes 1, 1.5, 1.75, 1.875; yours ended at {model.w.item()}"
### BEGIN HIDDEN TESTS
autograder_check("final_weights")
### END HIDDEN TESTS

# %% [markdown]
# **The same start for every rate.** With a single update the final loss is the one before it, which is the same for
# all rates. (3 points)

# %% nbgrader={"grade": true, "grade_id": "same_start", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
final = learning_rates(lambda: OneWeight(1.0), one_x, one_y, [0.01, 0.05, 0.1], 1)
assert list(final) == [0.01, 0.05, 0.1], f"one entry for each rate, not {list(final)}"
assert all(abs(float(loss) - 5) < 1e-9 for loss in final.values()), (
    f"every run starts with a loss of 5: {final}"
)
### BEGIN HIDDEN TESTS
autograder_check("same_start")
### END HIDDEN TESTS

# %% [markdown]
# **The final losses** after several updates. (3 points)

# %% nbgrader={"grade": true, "grade_id": "final_losses", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
final = learning_rates(lambda: OneWeight(1.0), one_x, one_y, [0.05, 0.1], 3)
assert abs(float(final[0.05]) - 0.3125) < 1e-9, (
    f"at 0.05 the losses are 5, 1.25, 0.3125; you report {final[0.05]}"
)
assert abs(float(final[0.1])) < 1e-9, f"at 0.1 the first update lands on the minimum; you report {final[0.1]}"
### BEGIN HIDDEN TESTS
autograder_check("final_losses")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called on networks and data drawn at grading time. The losses they return
# and the weights they leave behind are compared with the right ones, to a relative 0.00001. The cells above do not
# count, so leave them as they are. If something is off, the feedback says what was seen and where to look.
