"""Are the three parts a partition, and do batches keep their pairs?"""

import random
from collections import Counter
from itertools import chain

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tendays.splits import minibatch, split_words


@given(st.lists(st.sampled_from(["ada", "bo", "cy", "di"]), max_size=60), st.integers(0, 99))
def test_three_parts_hold_every_word_once(words, seed):
    before = list(words)
    parts = split_words(words, (0.7, 0.2, 0.1), seed)
    assert Counter(chain(*parts)) == Counter(words)
    assert words == before
    assert len(parts[0]) == round(len(words) * 0.7)
    assert len(parts[0]) + len(parts[1]) == round(len(words) * (0.7 + 0.2))


def test_the_seed_alone_decides():
    words = [f"w{i}" for i in range(100)]
    state = random.getstate()
    first = split_words(words, (0.8, 0.1, 0.1), 3)
    assert random.getstate() == state
    assert first == split_words(words, (0.8, 0.1, 0.1), 3)
    assert first != split_words(words, (0.8, 0.1, 0.1), 4)


def test_fractions_that_lose_words_are_refused():
    with pytest.raises(ValueError, match=r"add up to 0\.9"):
        split_words(["ada"], (0.7, 0.1, 0.1), 0)


def test_batches_keep_pairs_and_draw_anew():
    X = torch.arange(40).view(20, 2)
    Y = 10 * X[:, 0]
    generator = torch.Generator().manual_seed(0)
    batches = [minibatch(X, Y, 8, generator) for _ in range(50)]
    assert all(x.shape == (8, 2) and torch.equal(10 * x[:, 0], y) for x, y in batches)
    assert len(torch.cat([y for _, y in batches]).unique()) == 20
    assert not torch.equal(batches[0][1], batches[1][1])
    again = minibatch(X, Y, 8, torch.Generator().manual_seed(0))
    assert torch.equal(again[1], batches[0][1])
