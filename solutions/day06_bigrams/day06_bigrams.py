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
# # Day 6 · Bigrams
#
# A model of language answers one question again and again: given what stands here, what comes next? The smallest such
# model looks at a single letter and has read nothing but a list of names. It needs no gradient. It counts.
#
# You will write it whole: the table of counts, the probabilities that it becomes, the score that says how well it fits
# a list of names, and the loop by which it makes up names of its own. From day 7 on a network does the same work, and
# this table is the bar that it has to reach.

# %% [markdown]
# ## The rules
#
# **Indices.** '.' is 0, and a–z are 1–26. A '.' stands before and after every word, so “ada” has the four pairs
# `.a`, `ad`, `da`, `a.`. The list of words is never empty.
#
# **The table.** It has shape (27, 27). Rows are the first letter, columns the second.
#
# **Probabilities.** `smoothing` is added to every count, then each row is divided by its sum. It can be a whole number
# or a fraction. A row without any count is not tried with smoothing 0.
#
# **The score** is the mean over all pairs of −ln p(second letter | first letter), in nats. A pair of probability 0
# costs infinitely much, and then the mean is `inf`.
#
# **Sampling** begins at '.', draws each next letter from the row of the one before, and ends at the first '.', which is
# not part of the word. Where the first draw is a '.', the word is empty: `""`. There is no longest word.
#
# **Chance** comes from the `torch.Generator` that is passed in, and from nowhere else: in the same state it gives the
# same word, and a second call draws on from where the first one stopped. The global random state is neither used nor
# changed. How you use the generator is up to you: what is judged is how often each letter comes, never which one.
#
# The caller's words, counts and probabilities are left as they are.

# %%
import math

import torch

from tendays.names import load_names

names = load_names()
print(len(names), "names, among them", ", ".join(names[:5]))

# %% [markdown]
# ## 1 · Count


# %% nbgrader={"grade": false, "grade_id": "write_bigram_counts", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bigram_counts(words: list[str]) -> torch.Tensor:
    """How often each letter is followed by each other one: LongTensor (27, 27), rows are the first letter."""
    ### BEGIN SOLUTION
    chars = ".abcdefghijklmnopqrstuvwxyz"
    table = torch.zeros(27, 27, dtype=torch.int64)
    for word in words:
        padded = f".{word}."
        for first, second in zip(padded, padded[1:]):
            table[chars.index(first), chars.index(second)] += 1
    return table
    ### END SOLUTION


# %% [markdown]
# **Pairs of letters.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "counts_letters", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
counts = bigram_counts(["abe"])
assert counts.shape == (27, 27), "the table has 27 rows and 27 columns"
assert counts[1, 2] == 1, "in “abe” an a (1) is followed by a b (2) once"
assert counts[2, 1] == 0, "and no b by an a"
### BEGIN HIDDEN TESTS
autograder_check("counts_letters")
### END HIDDEN TESTS

# %% [markdown]
# **Beginnings and ends.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "counts_ends", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
counts = bigram_counts(["ada", "eve"])
assert counts[0, 1] == 1, "one word begins with an a (1)"
assert counts[5, 0] == 1, "one word ends with an e (5)"
assert counts.sum() == 8, "each word of three letters has four pairs"
### BEGIN HIDDEN TESTS
autograder_check("counts_ends")
### END HIDDEN TESTS

# %% [markdown]
# **Pairs that come again.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "counts_repeats", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert bigram_counts(["anna", "hanna"])[14, 1] == 2, "“na” stands once in each word"
assert bigram_counts(["ada", "ada"]).sum() == 8, "a word that comes twice counts twice"
### BEGIN HIDDEN TESTS
autograder_check("counts_repeats")
### END HIDDEN TESTS

# %% [markdown]
# ## 2 · From counts to probabilities


# %% nbgrader={"grade": false, "grade_id": "write_bigram_probs", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bigram_probs(counts: torch.Tensor, smoothing: float) -> torch.Tensor:
    """The probability of the second letter when the first is given: (27, 27).

    counts: LongTensor (27, 27)
    smoothing: 0 or more, added to every count
    """
    ### BEGIN SOLUTION
    smoothed = counts.double() + smoothing  # (27, 27)
    return smoothed / smoothed.sum(1, keepdim=True)
    ### END SOLUTION


# %% [markdown]
# **Each row is a distribution.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "probs_rows", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
counts = torch.ones(27, 27, dtype=torch.int64)
counts[2, 3] = 28
probs = bigram_probs(counts, 0)
assert math.isclose(probs[2].sum(), 1, rel_tol=1e-5), "a row sums to 1"
assert math.isclose(probs[2, 3], 28 / 54, rel_tol=1e-5), "28 of the 54 counts in this row"
### BEGIN HIDDEN TESTS
autograder_check("probs_rows")
### END HIDDEN TESTS

# %% [markdown]
# **Smoothing.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "probs_smoothed", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
counts = torch.zeros(27, 27, dtype=torch.int64)
counts[2, 3] = 3
probs = bigram_probs(counts, 1)
assert math.isclose(probs[5, 9], 1 / 27, rel_tol=1e-5), "a row that was never seen becomes uniform"
assert math.isclose(probs[2, 3], 4 / 30, rel_tol=1e-5), "3 + 1, of 3 + 27"
### BEGIN HIDDEN TESTS
autograder_check("probs_smoothed")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's counts.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_input", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
counts = torch.ones(27, 27, dtype=torch.int64)
bigram_probs(counts, 2)
assert counts.sum() == 27 * 27, "the caller's counts were changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_input")
### END HIDDEN TESTS

# %% [markdown]
# ## 3 · Score
#
# Before you write it: what does a model cost that knows nothing and gives every letter 1/27?


# %% nbgrader={"grade": false, "grade_id": "write_bigram_nll", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bigram_nll(words: list[str], probs: torch.Tensor) -> float:
    """Mean negative log-likelihood of all pairs in `words` under `probs` (27, 27), in nats."""
    ### BEGIN SOLUTION
    chars = ".abcdefghijklmnopqrstuvwxyz"
    text = "." + ".".join(words) + "."  # an inner '.' ends one word and begins the next
    ids = torch.tensor([chars.index(letter) for letter in text])  # (M + 1,)
    return -probs[ids[:-1], ids[1:]].log().mean().item()
    ### END SOLUTION


# %% [markdown]
# **The mean, in nats.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "nll_mean", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
uniform = torch.full((27, 27), 1 / 27, dtype=torch.float64)
assert math.isclose(bigram_nll(["ada"], uniform), math.log(27), rel_tol=1e-5), "knowing nothing costs ln 27"
halves = torch.zeros(27, 27, dtype=torch.float64)
halves[:, :2] = 0.5
halves[1, :2] = torch.tensor([0.9, 0.1])
expected = -(math.log(0.5) + math.log(0.1) + math.log(0.9)) / 3
assert math.isclose(bigram_nll(["aa"], halves), expected, rel_tol=1e-5), "“aa” has three pairs"
### BEGIN HIDDEN TESTS
autograder_check("nll_mean")
### END HIDDEN TESTS

# %% [markdown]
# **The impossible.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "nll_unseen", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
probs = torch.full((27, 27), 1 / 27, dtype=torch.float64)
probs[1, 4] = 0
assert bigram_nll(["ada"], probs) == math.inf, "“ad” has the probability 0 here"
### BEGIN HIDDEN TESTS
autograder_check("nll_unseen")
### END HIDDEN TESTS

# %% [markdown]
# **Thousands of letters.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "nll_long", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
uniform = torch.full((27, 27), 1 / 27, dtype=torch.float64)
assert math.isclose(bigram_nll(["ada", "eve"] * 500, uniform), math.log(27), rel_tol=1e-5), "still ln 27"
### BEGIN HIDDEN TESTS
autograder_check("nll_long")
### END HIDDEN TESTS

# %% [markdown]
# ## 4 · Make up names


# %% nbgrader={"grade": false, "grade_id": "write_sample", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sample(probs: torch.Tensor, generator: torch.Generator) -> str:
    """A word drawn letter by letter from `probs` (27, 27), from '.' until '.' comes again."""
    ### BEGIN SOLUTION
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
    ### END SOLUTION


# %% [markdown]
# Run the next cell when all four are written. Which is closer to a name: what counting has learned, or what comes from
# a table in which all letters are alike?

# %%
first_names = names[:200]
learned = bigram_probs(bigram_counts(first_names), 0.1)
alike = torch.full((27, 27), 1 / 27)
for label, table in {"counted": learned, "all alike": alike}.items():
    generator = torch.Generator().manual_seed(6)
    words = ", ".join(sample(table, generator) for _ in range(6))
    print(f"{label:>9}  {float(bigram_nll(first_names, table)):.3f} nats  {words}")

# %% [markdown]
# **From '.' to '.', row by row.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "sample_follows", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
only = torch.zeros(27, 27, dtype=torch.float64)
only[:, 0] = 1
only[[0, 15], 0] = 0
for first, second in ((0, 15), (15, 2), (2, 0)):
    only[first, second] = 1
word = sample(only, torch.Generator().manual_seed(0))
assert word == "ob", f"this table can only say “ob”, and it said {word!r}"
### BEGIN HIDDEN TESTS
autograder_check("sample_follows")
### END HIDDEN TESTS

# %% [markdown]
# **As often as the table says.** The hidden check draws more words, from a table of 27 letters. (2 points)

# %% nbgrader={"grade": true, "grade_id": "sample_distribution", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
coin = torch.zeros(27, 27, dtype=torch.float64)
coin[0, 1], coin[0, 0], coin[1, 1], coin[1, 0] = 0.75, 0.25, 0.5, 0.5
generator = torch.Generator().manual_seed(0)
words = [sample(coin, generator) for _ in range(400)]
assert set("".join(words)) == {"a"}, "this table knows only the letter a"
assert 50 < words.count("") < 150, "a quarter of the words should be empty"
assert 100 < words.count("a") < 200, "three of eight words should be “a”"
### BEGIN HIDDEN TESTS
autograder_check("sample_distribution")
### END HIDDEN TESTS

# %% [markdown]
# **The generator decides.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "sample_generator", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
coin = torch.full((27, 27), 1 / 27, dtype=torch.float64)
one, two = torch.Generator().manual_seed(3), torch.Generator().manual_seed(3)
first_words = [sample(coin, one) for _ in range(5)]
assert first_words == [sample(coin, two) for _ in range(5)], "the same seed should give the same words"
assert len(set(first_words)) > 1, "a second call should draw anew"
### BEGIN HIDDEN TESTS
autograder_check("sample_generator")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with inputs chosen at grading time, and the numbers they return are
# compared with the right ones, to a relative 0.00001. Words that are drawn are judged by how often each letter follows
# each other one. The cells above do not count, so leave them as they are.
