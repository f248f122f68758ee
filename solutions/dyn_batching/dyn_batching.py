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
# # Training dynamics · Batches
#
# An *epoch* is one pass through all training examples, and a training walks through them in *batches*: a few examples, one
# update, the next few, one update. Before each pass the examples are mixed, so that no batch is made of neighbours,
# and no two passes are alike.
#
# You will write the function that deals the examples into batches. It is four lines, and it goes wrong quietly: a few
# examples that are never shown, a list that somebody else still needed, an order that is the same in every epoch. The
# loss falls all the same, and nobody notices.
#
# Background: the chapter **Batches** of the book, in the sections **The last, short batch** and **In which order?**.

# %% [markdown]
# ## The rules
#
# `create_batches(examples, batch_size, generator)` returns a list of batches; a batch is a list of examples.
#
# - **Every example once.** Each example of the list ends up in exactly one batch, as often as it stands in the list. An
#   example can be anything: a number, a word, a pair, a dict, a tensor.
# - **The sizes.** Every batch has `batch_size` examples but the last, which has what is left: 10 examples in batches of 4
#   make 4, 4 and 2. No batch is empty. So no examples make no batches, `[]`, and with a `batch_size` beyond the
#   number of examples there is one batch. `batch_size` is at least 1.
# - **Chance.** Each order of the examples is as likely as any other. Chance comes from the `torch.Generator`
#   that is passed in: in the same state it gives the same batches, and a second call draws on from there, a new order.
# - **What is left alone.** The caller's list stays as it is. So does the global random state: of `random`, of numpy and
#   of torch.

# %%
import random
from collections import Counter

import torch

# %% [markdown]
# ## Your function
#
# Write in place of `raise NotImplementedError()`.


# %% nbgrader={"grade": false, "grade_id": "write_create_batches", "locked": false, "schema_version": 3, "solution": true, "task": false}
def create_batches(examples: list, batch_size: int, generator: torch.Generator) -> list[list]:
    """All examples in a new order, in lists of batch_size; the last list has what is left.

    examples: anything, N of them, perhaps none; the list is not changed
    generator: the only source of chance
    """
    ### BEGIN SOLUTION
    order = torch.randperm(len(examples), generator=generator).tolist()
    mixed = [examples[i] for i in order]
    return [mixed[start : start + batch_size] for start in range(0, len(mixed), batch_size)]
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# Ten names, two epochs in batches of four. Before you run the cell: how many batches will there be, and which names will
# stand in the last one?

# %%
names = ["ada", "ben", "cy", "dora", "eli", "fay", "gus", "hal", "ida", "jo"]
generator = torch.Generator().manual_seed(6)
for epoch in range(2):
    print(f"epoch {epoch}:", *create_batches(names, 4, generator))

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked with other
# examples, which are drawn when your work is graded.
#
# **The sizes.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "sizes", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
batches = create_batches(list(range(10)), 4, torch.Generator().manual_seed(0))
assert [len(batch) for batch in batches] == [4, 4, 2], "10 examples in batches of 4 make 4, 4 and 2"
batches = create_batches(list(range(12)), 4, torch.Generator().manual_seed(0))
assert [len(batch) for batch in batches] == [4, 4, 4], "12 examples in batches of 4 make three batches"
assert all(type(batch) is list for batch in [batches, *batches]), "a list of lists"
### BEGIN HIDDEN TESTS
autograder_check("sizes")
### END HIDDEN TESTS

# %% [markdown]
# **Every example once.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "every_example_once", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
words = ["ada", "ben", "ada", "cy", "dora", "ada", "eli"]
batches = create_batches(words, 3, torch.Generator().manual_seed(0))
assert Counter(word for batch in batches for word in batch) == Counter(words), (
    "an example is missing, or twice"
)
### BEGIN HIDDEN TESTS
autograder_check("every_example_once")
### END HIDDEN TESTS

# %% [markdown]
# **Few examples, large batches.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "edge_cases", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert create_batches([], 4, torch.Generator().manual_seed(0)) == [], "no examples, no batches"
assert create_batches(["ada"], 4, torch.Generator().manual_seed(0)) == [["ada"]], "one example, one batch"
assert len(create_batches(["ada", "ben"], 1, torch.Generator().manual_seed(0))) == 2, "batches of one example"
### BEGIN HIDDEN TESTS
autograder_check("edge_cases")
### END HIDDEN TESTS

# %% [markdown]
# **Anything can be an example.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "any_examples", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
pairs = [([0, 0, 1], "a"), ([0, 1, 4], "d"), ([1, 4, 1], "a")]
batches = create_batches(pairs, 2, torch.Generator().manual_seed(0))
assert sorted(pair for batch in batches for pair in batch) == sorted(pairs), (
    "the pairs should stay as they are"
)
### BEGIN HIDDEN TESTS
autograder_check("any_examples")
### END HIDDEN TESTS

# %% [markdown]
# **Chance decides.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "shuffled", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
numbers = list(range(200))
batches = create_batches(numbers, 20, torch.Generator().manual_seed(0))
assert [i for batch in batches for i in batch] != numbers, "the examples came in the order of the list"
assert all(max(batch) - min(batch) > 19 for batch in batches), "a batch was made of neighbours"
### BEGIN HIDDEN TESTS
autograder_check("shuffled")
### END HIDDEN TESTS

# %% [markdown]
# **The generator.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "generator", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
numbers = list(range(200))
one, two = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
before = random.getstate(), torch.get_rng_state()
first = create_batches(list(numbers), 20, one)
assert create_batches(list(numbers), 20, two) == first, "one state of the generator, two different results"
assert create_batches(list(numbers), 20, one) != first, "the second epoch had the order of the first"
assert random.getstate() == before[0], "the state of `random` was changed"
assert torch.equal(torch.get_rng_state(), before[1]), "the state of torch was changed"
### BEGIN HIDDEN TESTS
autograder_check("generator")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's list.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_examples", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
numbers = list(range(200))
assert len(create_batches(numbers, 20, torch.Generator().manual_seed(0))) == 10, "ten batches of twenty"
assert numbers == list(range(200)), "the caller's list was changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_examples")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called with examples chosen at grading time. What is random is judged by its
# properties (nothing lost, nothing twice, every order alike), never by which order was drawn. The cells above do not
# count, so leave them as they are.
