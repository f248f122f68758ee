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
# # Day 8 · A neural language model
#
# The bigram table looks at one letter. Looking at three takes a table of 27³ = 19,683 rows, most of them without a
# single name behind them, and every further letter makes it 27 times larger. Counting has come to its end.
#
# In 2003 Bengio and others went around it: give every letter a few numbers of its own, the *embedding*, put the numbers
# of the context side by side, and let a small network say what comes next. Letters that behave alike come to lie
# close to each other, and what is learned for one helps the other. You will write the two halves of it: the examples
# that it learns from, and the network's way from a context to logits.

# %% [markdown]
# ## The examples
#
# Every letter of every word is something to predict, and so is the '.' at its end. The context is the `block_size`
# letters before it. At the beginning of a word there are too few of them: the context is filled with '.' from the left,
# so the latest letter always stands last.
#
# For “emma” with `block_size=3`:
#
# | context | next |
# |---|---|
# | `...` | `e` |
# | `..e` | `m` |
# | `.em` | `m` |
# | `emm` | `a` |
# | `mma` | `.` |
#
# '.' is 0, a–z are 1–26. `X` holds the contexts, (N, block_size), and `Y` the letters that follow, (N,), both int64. The
# examples stand in the order of the words, and in a word in the order of its letters. No context reaches back into the
# word before. A word that comes twice gives its examples twice.

# %% [markdown]
# ## The network
#
# `params` is a dict of five tensors:
#
# | name | shape | what it is |
# |---|---|---|
# | `C` | (27, emb) | the embedding of each letter |
# | `W1` | (block_size · emb, hidden) | weights of the hidden layer |
# | `b1` | (hidden,) | its biases |
# | `W2` | (hidden, 27) | weights of the output layer |
# | `b2` | (27,) | its biases |
#
# Look up the embedding of each letter of the context; put them side by side, first letter first, each with its `emb`
# numbers together; then a hidden layer with tanh, and a linear layer that gives 27 logits. They are logits: no softmax
# and no tanh at the end, because cross-entropy wants them as they are.
#
# All sizes can be anything, so read them off the tensors. A loss made from your logits is differentiated with
# `backward()`, and every one of the five parameters gets its gradient. `params` and `X` are left as they are.

# %%
import torch
from torch.nn import functional as F

from tendays.names import load_names

CHARS = ".abcdefghijklmnopqrstuvwxyz"

# %% [markdown]
# ## 1 · Make the examples


# %% nbgrader={"grade": false, "grade_id": "write_build_dataset", "locked": false, "schema_version": 3, "solution": true, "task": false}
def build_dataset(words: list[str], block_size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Contexts X (N, block_size) and the letters Y (N,) that follow them, int64."""
    ### BEGIN SOLUTION
    contexts, following = [], []
    for word in words:
        context = [0] * block_size
        for letter in word + ".":
            index = CHARS.index(letter)
            contexts.append(context)
            following.append(index)
            context = context[1:] + [index]
    return torch.tensor(contexts), torch.tensor(following)
    ### END SOLUTION


# %% [markdown]
# The cell below writes your examples out as letters. Does it look like the table above?

# %% tags=["demonstration"]
for context, index in zip(*build_dataset(["emma"], 3)):
    print("".join(CHARS[i] for i in context.tolist()), "→", CHARS[int(index)])

# %% [markdown]
# **One word.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "one_word", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
X, Y = build_dataset(["emma"], 3)
assert X.shape == (5, 3), "four letters and the end: five examples"
assert X[0].tolist() == [0, 0, 0], "before the first letter there is nothing but '.'"
assert X[2].tolist() == [0, 5, 13], "the third context is “.em”"
assert Y.tolist() == [5, 13, 13, 1, 0], "e, m, m, a and the end"
### BEGIN HIDDEN TESTS
autograder_check("one_word")
### END HIDDEN TESTS

# %% [markdown]
# **Word after word.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "several_words", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
X, Y = build_dataset(["emma", "bo"], 3)
assert len(X) == len(Y) == 8, "five examples and three"
assert X[5].tolist() == [0, 0, 0], "the second word begins with an empty context"
assert Y[5:].tolist() == [2, 15, 0], "b, o and the end"
### BEGIN HIDDEN TESTS
autograder_check("several_words")
### END HIDDEN TESTS

# %% [markdown]
# **Contexts of any size.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "block_sizes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
X, Y = build_dataset(["bo"], 1)
assert X.tolist() == [[0], [2], [15]], "one letter of context: the bigrams of day 6"
X, Y = build_dataset(["bo"], 5)
assert X[2].tolist() == [0, 0, 0, 2, 15], "a context longer than the word"
### BEGIN HIDDEN TESTS
autograder_check("block_sizes")
### END HIDDEN TESTS

# %% [markdown]
# **Whole numbers.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "integers", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
X, Y = build_dataset(["emma"], 3)
assert X.dtype == Y.dtype == torch.int64, "indices are int64"
assert Y.shape == (5,), "one letter follows each context"
### BEGIN HIDDEN TESTS
autograder_check("integers")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · From contexts to logits


# %% nbgrader={"grade": false, "grade_id": "write_forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward(params: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """Logits (N, 27) of the next letter for contexts X (N, block_size)."""
    ### BEGIN SOLUTION
    embedded = params["C"][X]  # (N, block_size, emb)
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])  # (N, hidden)
    return h @ params["W2"] + params["b2"]  # (N, 27)
    ### END SOLUTION


# %% [markdown]
# Both halves together: some updates on a few names. A model that knows nothing costs ln 27 = 3.30 nats; what does this
# one cost at first, and why is it more?

# %%
X, Y = build_dataset(load_names()[:10], 3)
generator = torch.Generator().manual_seed(8)
shapes = {"C": (27, 4), "W1": (12, 30), "b1": (30,), "W2": (30, 27), "b2": (27,)}
params = {name: torch.randn(shape, generator=generator).requires_grad_() for name, shape in shapes.items()}

for step in range(31):
    loss = F.cross_entropy(forward(params, X), Y)
    gradients = torch.autograd.grad(loss, list(params.values()))
    with torch.no_grad():
        for p, gradient in zip(params.values(), gradients):
            p -= 0.3 * gradient
    if step % 10 == 0:
        print(f"step {step:2d}  {loss.item():.2f} nats")

# %% [markdown]
# The tests use a small network whose numbers you can work out on paper.


# %% nbgrader={"grade": false, "grade_id": "small_network", "locked": true, "schema_version": 3, "solution": false, "task": false}
def small_network(block_size=2):
    """Embeddings (i, -i) / 10 for letter i; W1 weighs all numbers of a context differently."""
    letters = torch.arange(27, dtype=torch.float64)
    weights = torch.arange(1, 2 * block_size + 1, dtype=torch.float64) ** 2 / 10  # 0.1, 0.4, 0.9, 1.6
    return {
        "C": torch.stack([letters, -letters], dim=1) / 10,
        "W1": weights[:, None] * torch.tensor([[1.0, -0.5, 0.25]], dtype=torch.float64),
        "b1": torch.tensor([0.1, 0.2, 0.3], dtype=torch.float64),
        "W2": torch.ones(3, 27, dtype=torch.float64),
        "b2": torch.linspace(0, 2.6, 27, dtype=torch.float64),
    }


def hidden_by_hand(total):
    """The three hidden values of the small network when a context's weighted numbers sum to `total`."""
    return torch.tanh(total * torch.tensor([1.0, -0.5, 0.25]) + torch.tensor([0.1, 0.2, 0.3])).sum().item()


# %% [markdown]
# **A single context.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "one_context", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
logits = forward(small_network(1), torch.tensor([[3]]))
assert logits.shape == (1, 27), "27 logits for the one context"
expected = hidden_by_hand(0.1 * 0.3 - 0.4 * 0.3)
assert abs(logits[0, 0] - expected) < 1e-5, "the first logit, whose bias is 0"
assert abs(logits[0, 10] - expected - 1.0) < 1e-5, "the logit of j, whose bias is 1"
### BEGIN HIDDEN TESTS
autograder_check("one_context")
### END HIDDEN TESTS

# %% [markdown]
# **Contexts of one letter.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "one_letter_contexts", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
logits = forward(small_network(1), torch.tensor([[3], [7], [3]]))
assert logits.shape == (3, 27), "27 logits for each context"
assert torch.allclose(logits[0], logits[2]), "the same context, the same logits"
assert abs(logits[1, 0] - hidden_by_hand(0.1 * 0.7 - 0.4 * 0.7)) < 1e-5, "the second context is a g (7)"
### BEGIN HIDDEN TESTS
autograder_check("one_letter_contexts")
### END HIDDEN TESTS

# %% [markdown]
# **Batches.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "logits", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
logits = forward(small_network(2), torch.tensor([[1, 2], [2, 1], [0, 0]]))
assert logits.shape == (3, 27), "27 logits for each context"
expected = hidden_by_hand(0.1 * 0.1 - 0.4 * 0.1 + 0.9 * 0.2 - 1.6 * 0.2)
assert abs(logits[0, 0] - expected) < 1e-5, "the numbers of a (1) stand before those of b (2)"
assert not torch.allclose(logits[0], logits[1]), "the order of the letters matters"
### BEGIN HIDDEN TESTS
autograder_check("logits")
### END HIDDEN TESTS

# %% [markdown]
# **Trainable.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "trainable", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
params = {name: p.requires_grad_() for name, p in small_network(2).items()}
F.cross_entropy(forward(params, torch.tensor([[1, 2], [0, 4]])), torch.tensor([3, 0])).backward()
assert all(p.grad is not None for p in params.values()), "each of the five parameters needs a gradient"
### BEGIN HIDDEN TESTS
autograder_check("trainable")
### END HIDDEN TESTS

# %% [markdown]
# **The parameters afterwards.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_params", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
params = small_network(2)
forward(params, torch.tensor([[1, 2]]))
for name, p in small_network(2).items():
    assert name in params, f"{name} was taken out of the dict"
    assert torch.equal(params[name], p), f"{name} was changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_params")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the numbers they return are
# compared with the right ones, to a relative 0.00001. No bias is 0 there. The cells above do not count, so leave them
# as they are.
