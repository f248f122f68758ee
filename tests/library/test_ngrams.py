"""Are contexts counted as one would on paper, and is one letter of context the bigram table?"""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tendays.bigrams import bigram_counts, bigram_nll, bigram_probs
from tendays.language_model import build_dataset
from tendays.names import load_names
from tendays.ngrams import codes, how_often, ngram_nll


def test_one_letter_of_context_is_the_bigram_table():
    words, others = load_names()[::7], load_names()[3::7]
    table = bigram_nll(others, bigram_probs(bigram_counts(words), 0.5))
    nll = ngram_nll(build_dataset(words, 1), build_dataset(others, 1), 0.5)
    assert nll.mean().item() == pytest.approx(table, rel=1e-5)


def test_two_letters_of_context_counted_by_hand():
    train, other = build_dataset(["ada", "adb"], 2), build_dataset(["ada"], 2)
    # '..' is followed by a twice; '.a' by d twice; 'ad' by a and by b; 'da' by the end, once.
    expected = [(2 + 1) / (2 + 27), (2 + 1) / (2 + 27), (1 + 1) / (2 + 27), (1 + 1) / (1 + 27)]
    assert ngram_nll(train, other, 1.0).tolist() == pytest.approx([-math.log(p) for p in expected])


def test_what_was_never_seen_costs_ln_27_or_without_smoothing_cannot_be_said():
    train, other = build_dataset(["ada"], 3), build_dataset(["zoe"], 3)
    assert ngram_nll(train, other, 0.1)[-1].item() == pytest.approx(math.log(27))
    assert ngram_nll(train, other, 0.0)[0].item() == math.inf


@given(st.lists(st.lists(st.integers(0, 26), min_size=4, max_size=4), min_size=2, max_size=20))
def test_equal_codes_are_equal_contexts(rows):
    numbers = codes(torch.tensor(rows)).tolist()
    assert len(set(numbers)) == len(set(map(tuple, rows)))


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 12)))
def test_how_often_counts(seen, asked):
    counted = how_often(torch.tensor(seen), torch.tensor(asked, dtype=torch.int64))
    assert counted.tolist() == [seen.count(value) for value in asked]
