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
# # Day 5 · Zero the gradients, and when not to
#
# `backward()` does not *set* a gradient, it *adds* to what is already there. That is the chain rule at work: a number
# that is used twice gets two contributions. But it also means that a gradient left over from the last step is still
# there in the next one. Nothing crashes, no warning appears, and on an easy problem the loss may even fall faster for
# a while. Then you try a harder problem.
#
# The same adding is a gift when a batch is too large for your memory: feed it in pieces, let the gradients pile up,
# and make one step at the end. In this notebook you write both: a step that never lets old gradients in, and a step
# that piles them up on purpose.
#
# This goes with the chapter **Day 5 · The training loop** of the book, above all its section **The line that is
# easily forgotten**.

# %%
import torch

from tendays.networks import TanhMLP
from tendays.toy import toy_data

# %% [markdown]
# Three times the same `backward()` on w², at w = 3. The derivative is 6. What will be printed?

# %% tags=["demonstration"]
w = torch.tensor(3.0, requires_grad=True)
print("before:", w.grad)
for _ in range(3):
    (w**2).backward()
    print("after: ", w.grad)

# %% [markdown]
# Note the first line, too: before the first `backward()` there is no gradient at all, not even a 0.

# %% [markdown]
# ## One step
#
# `train_step` makes one update of `model` with plain gradient descent: every parameter moves by `lr` times its own
# gradient, downhill. What `model` brings along must not matter:
#
# - it may be new, with `grad` being `None` everywhere;
# - it may have been trained before, by your function or by another;
# - it may carry **stale gradients**, left there by someone who did not clean up. They must not take part.
#
# `loss_fn(prediction, target)` gives the mean loss over the examples. It need not be the squared error.
# You may use everything PyTorch has, `torch.optim` too. Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_train_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_step(model, loss_fn, xs, ys, lr):
    """Make one update of gradient descent on `model`, and return the loss before it.

    model: a torch.nn.Module; model(xs) has the shape of ys
    loss_fn: loss_fn(prediction, target) is the mean loss over the examples
    xs: inputs (N, d)
    ys: targets (N,)
    lr: the learning rate
    """
    ### BEGIN SOLUTION
    loss = loss_fn(model(xs), ys)
    for p in model.parameters():
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
    ### END SOLUTION


# %% [markdown]
# Try it. Twenty steps from a fresh network on the four examples of Day 5: the loss should go down, from above 1 to
# below 0.1.


# %% tags=["demonstration"]
def squared_error(prediction, target):
    return ((prediction - target) ** 2).mean()


def new_model(seed=0):
    return TanhMLP(3, [4, 4, 1], torch.Generator().manual_seed(seed))


xs, ys = toy_data()  # (4, 3), (4,)
model = new_model()
for step in range(20):
    loss = train_step(model, squared_error, xs, ys, lr=0.2)
    print(f"{step:2d}  {loss:.4f}")

# %% [markdown]
# ## One step from several batches
#
# Now the examples come as a list of `batches`, each a pair `(xs, ys)`. You are to make **one** update: the very one
# that `train_step` would make if all the examples were in a single batch.
#
# The batches need not be equally long. `loss_fn` gives each batch's own mean, so think about how much each of these
# means should count. Returned is the mean loss over *all* examples, before the update. The list and what is in it stay
# as they are, and stale gradients must not take part here either.


# %% nbgrader={"grade": false, "grade_id": "write_accumulated_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accumulated_step(model, loss_fn, batches, lr):
    """Make one update on `model`, equal to one step on all batches joined, and return the mean loss before it.

    model: a torch.nn.Module
    loss_fn: loss_fn(prediction, target) is the mean loss over the examples it is given
    batches: a list of pairs (xs, ys), xs (n, d) and ys (n,), where n may differ from batch to batch
    lr: the learning rate
    """
    ### BEGIN SOLUTION
    total = sum(len(ys) for _, ys in batches)
    for p in model.parameters():
        p.grad = None
    mean_loss = 0.0
    for xs, ys in batches:
        share = loss_fn(model(xs), ys) * len(ys) / total
        share.backward()
        mean_loss += share.item()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return mean_loss
    ### END SOLUTION


# %% [markdown]
# Try it: three examples and then one, against all four at once. The two lines should show the same numbers.

# %%
whole, pieces = new_model(), new_model()
loss = train_step(whole, squared_error, xs, ys, lr=0.2)
print(f"at once    loss {loss:.6f}  last bias {whole.layers[-1].bias.item():.6f}")
loss = accumulated_step(pieces, squared_error, [(xs[:3], ys[:3]), (xs[3:], ys[3:])], lr=0.2)
print(f"in pieces  loss {loss:.6f}  last bias {pieces.layers[-1].bias.item():.6f}")

# %% [markdown]
# ## Tests
#
# Each cell below shows an example that you can run. The points come from the same questions asked with other networks
# and other numbers, which are drawn when your work is graded. First some helpers.


# %% nbgrader={"grade": false, "grade_id": "helpers", "locked": true, "schema_version": 3, "solution": false, "task": false}
def weights(model):
    """All parameters of a model as one long tensor."""
    return torch.cat([p.detach().flatten() for p in model.parameters()])


def one_step(xs, ys, lr, model=None):
    """The weights after one right update: weights minus lr times a gradient that is not stored anywhere."""
    model = model or new_model()
    loss = squared_error(model(xs), ys)
    gradient = torch.autograd.grad(loss, list(model.parameters()))
    return weights(model) - lr * torch.cat([g.flatten() for g in gradient])


def with_stale_gradients(model):
    """The same model, as left behind by someone who did not clean up."""
    for p in model.parameters():
        p.grad = torch.ones_like(p)
    return model


# %% [markdown]
# **The first step** of a new model. (2 points)

# %% nbgrader={"grade": true, "grade_id": "first_call", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
model = new_model()
train_step(model, squared_error, xs, ys, lr=0.2)
assert torch.allclose(weights(model), one_step(xs, ys, 0.2)), "the weights after the first step are not right"
### BEGIN HIDDEN TESTS
autograder_check("first_call")
### END HIDDEN TESTS

# %% [markdown]
# **Later steps.** Each from the gradient of that step alone. (3 points)

# %% nbgrader={"grade": true, "grade_id": "later_calls", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = new_model()
train_step(model, squared_error, xs, ys, lr=0.2)
expected = one_step(xs, ys, 0.2, model)
train_step(model, squared_error, xs, ys, lr=0.2)
assert torch.allclose(weights(model), expected), "the second step is not a step along the second gradient"
### BEGIN HIDDEN TESTS
autograder_check("later_calls")
### END HIDDEN TESTS

# %% [markdown]
# **Stale gradients** on arrival. (3 points)

# %% nbgrader={"grade": true, "grade_id": "stale_gradients", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = with_stale_gradients(new_model())
train_step(model, squared_error, xs, ys, lr=0.2)
assert torch.allclose(weights(model), one_step(xs, ys, 0.2)), "old gradients took part in the step"
### BEGIN HIDDEN TESTS
autograder_check("stale_gradients")
### END HIDDEN TESTS

# %% [markdown]
# **The loss that is returned** is the one before the update. (1 point)

# %% nbgrader={"grade": true, "grade_id": "returned_loss", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
before = squared_error(new_model()(xs), ys).item()
assert abs(train_step(new_model(), squared_error, xs, ys, lr=0.2) - before) < 1e-9, (
    "not the loss before the update"
)
### BEGIN HIDDEN TESTS
autograder_check("returned_loss")
### END HIDDEN TESTS

# %% [markdown]
# **Another loss function.** This one punishes predictions that are too low more than those that are too high, so
# prediction and target have to stay in their places. (1 point)


# %% nbgrader={"grade": true, "grade_id": "loss_function", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
def lopsided(prediction, target):
    return torch.maximum(3 * (target - prediction), prediction - target).mean()


before = lopsided(new_model()(xs), ys).item()
assert abs(train_step(new_model(), lopsided, xs, ys, lr=1e-9) - before) < 1e-6, (
    "loss_fn(prediction, target) says else"
)
### BEGIN HIDDEN TESTS
autograder_check("loss_function")
### END HIDDEN TESTS

# %% [markdown]
# **Batches of one size.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "accumulates", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = new_model()
accumulated_step(model, squared_error, [(xs[:2], ys[:2]), (xs[2:], ys[2:])], lr=0.2)
assert torch.allclose(weights(model), one_step(xs, ys, 0.2)), (
    "not the step that one batch of all four would make"
)
### BEGIN HIDDEN TESTS
autograder_check("accumulates")
### END HIDDEN TESTS

# %% [markdown]
# **Uneven batches.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "uneven_batches", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
model = new_model()
accumulated_step(model, squared_error, [(xs[:1], ys[:1]), (xs[1:], ys[1:])], lr=0.2)
assert torch.allclose(weights(model), one_step(xs, ys, 0.2)), (
    "one example and three: not the step of all four"
)
### BEGIN HIDDEN TESTS
autograder_check("uneven_batches")
### END HIDDEN TESTS

# %% [markdown]
# **The mean loss over all examples.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "accumulated_loss", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
loss = accumulated_step(new_model(), squared_error, [(xs[:1], ys[:1]), (xs[1:], ys[1:])], lr=0.2)
assert abs(loss - squared_error(new_model()(xs), ys).item()) < 1e-9, "not the mean over all four examples"
### BEGIN HIDDEN TESTS
autograder_check("accumulated_loss")
### END HIDDEN TESTS

# %% [markdown]
# **Again, and with stale gradients.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "accumulated_again", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
model = with_stale_gradients(new_model())
batches = [(xs[:2], ys[:2]), (xs[2:], ys[2:])]
accumulated_step(model, squared_error, batches, lr=0.2)
assert torch.allclose(weights(model), one_step(xs, ys, 0.2)), "old gradients took part in the step"
expected = one_step(xs, ys, 0.2, model)
accumulated_step(model, squared_error, batches, lr=0.2)
assert torch.allclose(weights(model), expected), "the second call, on the same batches, is not right"
### BEGIN HIDDEN TESTS
autograder_check("accumulated_again")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called on networks and data drawn at grading time. The weights they leave
# behind and the numbers they return are compared with the right ones, to a relative 0.00001. The cells above do not
# count, so leave them as they are. If something is off, the feedback says what was seen and where to look.
