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
# # Day 9 · Splits and minibatches
#
# A model that has read a name can repeat it. So its score on names that it has read says little about the names that
# it has not, and those are what it is for. The remedy is to put some of the names away before training: **train** to
# learn from, **dev** to choose between models, **test** to be looked at once, at the very end.
#
# The other half of today is speed. One update does not need all the training examples: a handful, drawn at random,
# points almost the same way. You will write the split and the draw. Both are three lines, and both have ways of going
# wrong that no error message tells.

# %% [markdown]
# ## The split
#
# `split_words(words, fractions, seed)` returns three lists: train, dev and test. `fractions` are three numbers f₁, f₂, f₃
# that add up to 1.
#
# - Chance decides which word goes where. Every word of the list ends up in exactly one of the three, as often as it
#   stands in the list: a word that comes twice may end up in two of them.
# - **The lengths.** With n words, the first list ends at round(n·f₁) and the second at round(n·(f₁ + f₂)); the rest is
#   the third. With 24 words and (0.6, 0.1, 0.3) the cuts are at 14.4 and 16.8, so 14, 3 and 7 words.
# - **The seed.** The same seed gives the same three lists, another seed others.
# - The caller's list stays as it is, and so does the global random state: of `random`, of numpy and of torch. Chance
#   of your own comes from `random.Random(seed)` or `torch.Generator().manual_seed(seed)`.

# %% [markdown]
# ## The minibatch
#
# `minibatch(X, Y, batch_size, generator)` returns a batch of X and of Y: `batch_size` examples, at most as many as there
# are.
#
# - Each example of the batch is drawn from all examples, each as likely as any other. With or without replacement is
#   up to you.
# - X has any number of dimensions and Y has one; the first is the number of examples. Each X keeps its own Y.
# - Chance comes from the `torch.Generator` that is passed in: in the same state it gives the same batch, and a second
#   call draws on from there. The global random state is neither used nor changed, X and Y stay as they are.

# %%
import random

import torch

from tendays.names import load_names

names = load_names()
print(len(names), "names, in the order of the alphabet:", ", ".join(names[:4]), "…", ", ".join(names[-2:]))

# %% [markdown]
# ## 1 · Split


# %% nbgrader={"grade": false, "grade_id": "write_split_words", "locked": false, "schema_version": 3, "solution": true, "task": false}
def split_words(
    words: list[str], fractions: tuple[float, float, float], seed: int
) -> tuple[list[str], list[str], list[str]]:
    """Train, dev and test: every word in one of the three, by chance.

    fractions: the shares of the three, adding up to 1
    seed: the same seed gives the same lists
    """
    ### BEGIN SOLUTION
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first, second = round(len(words) * fractions[0]), round(len(words) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
    ### END SOLUTION


# %% [markdown]
# The list of names is sorted. Before you run the cell: what would the three lists look like if nobody had shuffled?

# %% tags=["demonstration"]
for label, part in zip(("train", "dev", "test"), split_words(names, (0.8, 0.1, 0.1), 9)):
    print(f"{label:>5} {len(part):5d}  {', '.join(part[:6])}")

# %% [markdown]
# **The lengths.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "sizes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
words = [f"w{i}" for i in range(24)]
assert [len(part) for part in split_words(words, (0.6, 0.1, 0.3), 0)] == [14, 3, 7], "cuts at 14.4 and 16.8"
assert [len(part) for part in split_words(words[:12], (0.8, 0.1, 0.1), 0)] == [10, 1, 1], (
    "cuts at 9.6 and 10.8"
)
### BEGIN HIDDEN TESTS
autograder_check("sizes")
### END HIDDEN TESTS

# %% [markdown]
# **Every word in one list.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "nothing_lost", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
words = [f"w{i}" for i in range(24)] + ["ada", "ada"]
train, dev, test = split_words(words, (0.6, 0.2, 0.2), 0)
assert sorted([*train, *dev, *test]) == sorted(words), "a word was lost, or stands in two lists"
### BEGIN HIDDEN TESTS
autograder_check("nothing_lost")
### END HIDDEN TESTS

# %% [markdown]
# **Chance.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "shuffled", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
words = [f"w{i}" for i in range(200)]
train, dev, test = split_words(words, (0.5, 0.25, 0.25), 0)
assert train != words[:100], "the list was cut and not shuffled"
assert set(train) != set(words[:100]), "the first half of the list is always the training data"
### BEGIN HIDDEN TESTS
autograder_check("shuffled")
### END HIDDEN TESTS

# %% [markdown]
# **The seed.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "seeded", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
words = [f"w{i}" for i in range(200)]
first = split_words(list(words), (0.5, 0.25, 0.25), 3)
assert split_words(list(words), (0.5, 0.25, 0.25), 4) != first, "another seed should give other lists"
assert split_words(list(words), (0.5, 0.25, 0.25), 3) == first, "the same seed should give the same lists"
### BEGIN HIDDEN TESTS
autograder_check("seeded")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's list.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_list", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
words = [f"w{i}" for i in range(24)]
split_words(words, (0.6, 0.1, 0.3), 0)
assert words == [f"w{i}" for i in range(24)], "the caller's list was changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_list")
### END HIDDEN TESTS

# %% [markdown]
# **The global random state.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_global_state", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
random.random(), torch.rand(1)  # so that the state is not one which a seed leaves behind
before = random.getstate(), torch.get_rng_state()
split_words([f"w{i}" for i in range(24)], (0.6, 0.1, 0.3), 0)
assert random.getstate() == before[0], "the state of `random` was changed"
assert torch.equal(torch.get_rng_state(), before[1]), "the state of torch was changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_global_state")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · Draw a minibatch


# %% nbgrader={"grade": false, "grade_id": "write_minibatch", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatch(
    X: torch.Tensor, Y: torch.Tensor, batch_size: int, generator: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """A random batch: (batch_size, ...) of X (N, ...) and (batch_size,) of Y (N,)."""
    ### BEGIN SOLUTION
    drawn = torch.randint(len(X), (batch_size,), generator=generator)  # (batch_size,)
    return X[drawn], Y[drawn]
    ### END SOLUTION


# %% [markdown]
# How well does a handful stand for all? The mean of 5,000 numbers against the means of some batches of 32:

# %%
numbers = torch.randn(5000, 1, generator=torch.Generator().manual_seed(1))
generator = torch.Generator().manual_seed(9)
means = [minibatch(numbers, numbers[:, 0], 32, generator)[0].mean().item() for _ in range(6)]
print(f"all {numbers.mean().item():+.2f}   batches", "  ".join(f"{mean:+.2f}" for mean in means))

# %% [markdown]
# **Shapes.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "batch_shapes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
X, Y = minibatch(torch.zeros(20, 3), torch.zeros(20), 4, torch.Generator().manual_seed(0))
assert X.shape == (4, 3), "four examples of three numbers"
assert Y.shape == (4,), "and their four targets"
### BEGIN HIDDEN TESTS
autograder_check("batch_shapes")
### END HIDDEN TESTS

# %% [markdown]
# **Pairs.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "pairs", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
targets = torch.arange(50)
X, Y = minibatch(torch.stack([10 * targets, -targets], dim=1), targets, 16, torch.Generator().manual_seed(0))
assert torch.equal(X[:, 0], 10 * Y), "an X stands beside another example's Y"
### BEGIN HIDDEN TESTS
autograder_check("pairs")
### END HIDDEN TESTS

# %% [markdown]
# **Every example.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "covers", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
targets = torch.arange(6)
generator = torch.Generator().manual_seed(0)
drawn = torch.cat([minibatch(targets[:, None], targets, 2, generator)[1] for _ in range(100)])
assert set(drawn.tolist()) == set(range(6)), "in 100 batches of 2, each of 6 examples should come"
### BEGIN HIDDEN TESTS
autograder_check("covers")
### END HIDDEN TESTS

# %% [markdown]
# **The generator.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "draws_anew", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
targets = torch.arange(1000)
one, two = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
first = minibatch(targets[:, None], targets, 8, one)[1]
assert torch.equal(first, minibatch(targets[:, None], targets, 8, two)[1]), "one seed, two different batches"
assert not torch.equal(first, minibatch(targets[:, None], targets, 8, one)[1]), (
    "the second call drew the same"
)
### BEGIN HIDDEN TESTS
autograder_check("draws_anew")
### END HIDDEN TESTS

# %% [markdown]
# **The data afterwards.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "batch_leaves", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
X, Y = torch.arange(20)[:, None].clone(), torch.arange(20)
minibatch(X, Y, 7, torch.Generator().manual_seed(0))
assert torch.equal(X[:, 0], torch.arange(20)), "X was changed"
assert torch.equal(Y, torch.arange(20)), "Y was changed"
### BEGIN HIDDEN TESTS
autograder_check("batch_leaves")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time. What is random is judged by its
# properties (nothing lost, pairs kept, every example alike), never by which numbers were drawn. The cells above do not
# count, so leave them as they are.
