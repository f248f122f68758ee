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
# # Training dynamics · The whole training
#
# You have written the parts one by one: batches, gradients that start from nothing, clipping, decay, a schedule,
# validation, early stopping. Here they meet in one function. Each part is a line or two. What makes the whole hard is
# the *order*: a clipped gradient that was used before it was clipped, a rate that is one epoch late, a best state that
# training went on changing. Nothing of that raises an error. The network learns, a little worse than it could.
#
# This goes with the chapter **The whole recipe** of the book. The parts have chapters of their own: **Batches**, **Schedules**,
# **Monitoring** (clipping) and **Regularization** (decay, dropout, early stopping).

# %% [markdown]
# ## The rules
#
# **The data.** `train_data` and `val_data` are pairs `(X, Y)`: X of shape (n, d), Y of n targets (int64). The loss is
# the mean cross-entropy of `model(X)`.
#
# **The settings** stand in `config`, a dict:
#
# | key | what it means |
# |---|---|
# | `epochs` | at most so many epochs |
# | `batch_size` | examples in a batch; the last batch of an epoch may be shorter |
# | `learning_rate` | η₀, the rate of epoch 0 |
# | `weight_decay` | λ |
# | `max_grad_norm` | the longest gradient that is used |
# | `patience` | epochs in a row without improvement after which training stops |
# | `seed` | for the order of the examples: `torch.Generator().manual_seed(seed)` |
#
# **An epoch** shows each training example once, in training mode, in batches. How you draw them is up to you.
#
# **An update**, one for each batch: gradients of this batch alone, whatever was in `p.grad` when your function was called; the
# norm of all gradients together is brought down to `max_grad_norm` if it is larger, and left alone if it is not; then every
# parameter goes from $\theta$ to $(1 - \eta\lambda)\,\theta - \eta\,g$.
#
# **The rate** of epoch $e$, counted from 0, is $\eta = \eta_0 \cdot (1 - e / \text{epochs})$.
#
# **The training loss** of an epoch is the mean over all its examples, each as its batch had it before the update.
#
# **Validation**, once after each epoch: the loss on `val_data` in evaluation mode, without gradients.
#
# **Early stopping.** A validation loss strictly below the best so far is an improvement; NaN never is. After `patience` epochs
# in a row without one, training stops (also when these are the last epochs). At the end the model has the weights of the
# best epoch. If every loss was NaN, it keeps those it has.

# %%
import torch
from torch.nn.functional import cross_entropy

# %% [markdown]
# ## Your function
#
# Write in place of `raise NotImplementedError()`. All of torch may be used.


# %% nbgrader={"grade": false, "grade_id": "write_train_model", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_model(model, train_data, val_data, config):
    """Train `model` and leave it with the weights of its best epoch.

    model: a torch.nn.Module; every parameter takes part in the loss
    train_data, val_data: pairs (X, Y), X (n, d), Y (n,) int64
    config: the settings described above
    Returns a dict:
        best_epoch: the epoch of the lowest validation loss, counted from 0; None if every one was NaN
        best_val_loss: that loss; NaN if every one was NaN
        epochs_run: how many epochs were trained
        stopped_early: True if patience ran out, False if the epochs did
        train_losses, val_losses: lists, a number for each epoch that was trained
    """
    ### BEGIN SOLUTION
    X, Y = train_data
    generator = torch.Generator().manual_seed(config["seed"])
    params = list(model.parameters())
    train_losses, val_losses = [], []
    best_epoch, best_val_loss, best_state, waited = None, float("inf"), None, 0
    for epoch in range(config["epochs"]):
        lr = config["learning_rate"] * (1 - epoch / config["epochs"])
        model.train()
        total = 0.0
        for batch in torch.randperm(len(X), generator=generator).split(config["batch_size"]):
            loss = cross_entropy(model(X[batch]), Y[batch])
            model.zero_grad()
            loss.backward()
            norm = torch.cat([p.grad.flatten() for p in params]).norm().item()
            scale = min(1.0, config["max_grad_norm"] / norm) if norm > 0 else 1.0
            with torch.no_grad():
                for p in params:
                    p.mul_(1 - lr * config["weight_decay"]).sub_(lr * scale * p.grad)
            total += loss.item() * len(batch)
        train_losses.append(total / len(X))
        model.eval()
        with torch.no_grad():
            val_losses.append(cross_entropy(model(val_data[0]), val_data[1]).item())
        waited += 1
        if val_losses[-1] < best_val_loss:
            best_epoch, best_val_loss, waited = epoch, val_losses[-1], 0
            best_state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        if waited == config["patience"]:
            break
    if best_state is not None:
        model.load_state_dict(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss if best_state is not None else float("nan"),
        "epochs_run": len(val_losses),
        "stopped_early": waited == config["patience"],
        "train_losses": train_losses,
        "val_losses": val_losses,
    }
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# Three noisy clouds in the plane, few examples, and a network with far more weights than it needs. Dropout makes
# training mode and evaluation mode two different things.

# %% nbgrader={"grade": false, "grade_id": "clouds", "locked": true, "schema_version": 3, "solution": false, "task": false}
draw = torch.Generator().manual_seed(2)
centres = torch.tensor([[0.0, 1.2], [1.0, -0.6], [-1.0, -0.6]])
targets = torch.arange(330) % 3
points = centres[targets] + 0.9 * torch.randn(330, 2, generator=draw)
train_data, val_data = (points[:30], targets[:30]), (points[30:], targets[30:])
usual = {
    "epochs": 40,
    "batch_size": 8,
    "learning_rate": 0.5,
    "weight_decay": 0.001,
    "max_grad_norm": 1.0,
    "patience": 10,
    "seed": 0,
}


def clouds_model(dropout=0.0):
    torch.manual_seed(1)
    return torch.nn.Sequential(
        torch.nn.Linear(2, 60), torch.nn.Tanh(), torch.nn.Dropout(dropout), torch.nn.Linear(60, 3)
    )


# %%
result = train_model(clouds_model(), train_data, val_data, usual)
for epoch, (train_loss, val_loss) in enumerate(zip(result["train_losses"], result["val_losses"])):
    print(f"{epoch:3d}   train {train_loss:.3f}   validation {val_loss:.3f}")
print("best epoch:", result["best_epoch"], "  stopped early:", result["stopped_early"])

# %% [markdown]
# ## Tests
#
# Each cell shows one or two examples that you can run. The points come from the same questions asked with other
# networks and data, which are drawn when your work is graded. Most of them use one batch an epoch: then the order of
# the examples does not matter.


# %% nbgrader={"grade": false, "grade_id": "helpers", "locked": true, "schema_version": 3, "solution": false, "task": false}
def trained(**changes):
    """The model after training with other settings than usual, one batch an epoch, and what was returned."""
    model = clouds_model()
    result = train_model(model, train_data, val_data, {**usual, "batch_size": 30, "patience": 99, **changes})
    return model, result


def weights(model):
    return torch.cat([p.detach().flatten() for p in model.parameters()])


def first_gradient():
    model = clouds_model()
    loss = cross_entropy(model(train_data[0]), train_data[1])
    return torch.cat([g.flatten() for g in torch.autograd.grad(loss, model.parameters())])


start = weights(clouds_model())
plain = {"weight_decay": 0.0, "max_grad_norm": 1e6}

# %% [markdown]
# **One update.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "one_update", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
moved = weights(trained(epochs=1, **plain)[0]) - start
assert torch.allclose(moved, -0.5 * first_gradient(), atol=1e-6), "one epoch of one batch is one plain step"
### BEGIN HIDDEN TESTS
autograder_check("one_update")
### END HIDDEN TESTS

# %% [markdown]
# **An epoch of several batches**: an update for each. (2 points)

# %% nbgrader={"grade": true, "grade_id": "many_updates", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
short = {**plain, "epochs": 1, "learning_rate": 0.02}
three = weights(trained(batch_size=10, **short)[0]) - start
one = weights(trained(**short)[0]) - start
assert three.norm() > 2 * one.norm(), "three short steps should lead about three times as far as one"
### BEGIN HIDDEN TESTS
autograder_check("many_updates")
### END HIDDEN TESTS

# %% [markdown]
# **Every example once an epoch**, the last batch being shorter where it must. (1 point)


# %% nbgrader={"grade": true, "grade_id": "batches", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
class Watched(torch.nn.Sequential):
    shown = ()

    def forward(self, X):
        if self.training:
            self.shown = [*self.shown, len(X)]
        return super().forward(X)


watched = Watched(*clouds_model())
train_model(watched, train_data, val_data, {**usual, "epochs": 1})
assert sum(watched.shown) == 30, f"30 examples were shown in batches of {watched.shown}"
### BEGIN HIDDEN TESTS
autograder_check("batches")
### END HIDDEN TESTS

# %% [markdown]
# **The rate of each epoch.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "schedule", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
two = trained(epochs=2, **plain)[1]["train_losses"]
one = trained(epochs=1, **plain)[1]["train_losses"]
assert abs(two[0] - one[0]) < 1e-6, "the first epoch has the full rate, whatever `epochs` is"
assert two[1] < two[0], "the loss should fall"
### BEGIN HIDDEN TESTS
autograder_check("schedule")
### END HIDDEN TESTS

# %% [markdown]
# **Clipping.** With a limit of 0.1 and a rate of 0.5, one step is 0.05 long. (2 points)

# %% nbgrader={"grade": true, "grade_id": "clipping", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
length = (weights(trained(epochs=1, weight_decay=0.0, max_grad_norm=0.1)[0]) - start).norm().item()
assert abs(length - 0.05) < 1e-4, f"the step was {length:.4f} long"
### BEGIN HIDDEN TESTS
autograder_check("clipping")
### END HIDDEN TESTS

# %% [markdown]
# **Weight decay**, beside the gradient. (2 points)

# %% nbgrader={"grade": true, "grade_id": "weight_decay", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
moved = weights(trained(epochs=1, weight_decay=0.2, max_grad_norm=1e6)[0]) - start
assert torch.allclose(moved, -0.5 * first_gradient() - 0.1 * start, atol=1e-6), "η·λ is 0.1 here"
### BEGIN HIDDEN TESTS
autograder_check("weight_decay")
### END HIDDEN TESTS

# %% [markdown]
# **Gradients from elsewhere** do not count. (1 point)

# %% nbgrader={"grade": true, "grade_id": "stale_gradients", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
stale = clouds_model()
for p in stale.parameters():
    p.grad = torch.ones_like(p)
train_model(stale, train_data, val_data, {**usual, "batch_size": 30, "epochs": 1})
clean = trained(epochs=1, weight_decay=usual["weight_decay"])[0]
assert torch.allclose(weights(stale), weights(clean), atol=1e-6), (
    "what was in p.grad before got into the step"
)
### BEGIN HIDDEN TESTS
autograder_check("stale_gradients")
### END HIDDEN TESTS

# %% [markdown]
# **The training losses.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "train_losses", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
losses = trained(epochs=3)[1]["train_losses"]
assert len(losses) == 3, f"three epochs gave {len(losses)} losses"
before = cross_entropy(clouds_model()(train_data[0]), train_data[1]).item()
assert abs(float(losses[0]) - before) < 1e-5, "with one batch, the first loss is that of the untrained model"
### BEGIN HIDDEN TESTS
autograder_check("train_losses")
### END HIDDEN TESTS

# %% [markdown]
# **The validation losses**, in evaluation mode. (2 points)

# %% nbgrader={"grade": true, "grade_id": "validation", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
quiet = clouds_model(dropout=0.9)
result = train_model(quiet, train_data, val_data, {**usual, "epochs": 1})
quiet.eval()
after = cross_entropy(quiet(val_data[0]), val_data[1]).item()
assert abs(float(result["val_losses"][0]) - after) < 1e-5, "measured again, the validation loss is another"
### BEGIN HIDDEN TESTS
autograder_check("validation")
### END HIDDEN TESTS

# %% [markdown]
# **Early stopping**, and what is reported of it. (2 points)

# %% nbgrader={"grade": true, "grade_id": "early_stopping", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
result = trained(epochs=40, learning_rate=20.0, max_grad_norm=1e6, patience=3)[1]
best = min(range(result["epochs_run"]), key=lambda epoch: result["val_losses"][epoch])
assert result["best_epoch"] == best, f"the lowest validation loss is that of epoch {best}"
assert result["stopped_early"] == (result["epochs_run"] - 1 - best >= 3), "patience was 3"
### BEGIN HIDDEN TESTS
autograder_check("early_stopping")
### END HIDDEN TESTS

# %% [markdown]
# **The best weights at the end.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "best_weights", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
model, result = trained(epochs=40, learning_rate=20.0, max_grad_norm=1e6)
model.eval()
at_the_end = cross_entropy(model(val_data[0]), val_data[1]).item()
assert abs(at_the_end - result["best_val_loss"]) < 1e-5, "this is not the model of the best epoch"
### BEGIN HIDDEN TESTS
autograder_check("best_weights")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function trains networks made at grading time, which note what they are shown; weights and losses are
# compared with those that follow from it. The cells above do not count, so leave them as they are. If something is
# off, the feedback says what was seen and where to look.
