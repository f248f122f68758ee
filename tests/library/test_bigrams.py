"""Does the model that counts agree with torch, and with what can be counted on paper?"""

import math

import pytest
import torch

from tendays.bigrams import CHARS, bigram_counts, bigram_nll, bigram_probs, bigrams, sample
from tendays.names import load_names


def test_bigrams_of_two_words_have_dots_at_every_end():
    first, second = bigrams(["ab", "b"])
    assert [CHARS[a] + CHARS[b] for a, b in zip(first, second, strict=True)] == [".a", "ab", "b.", ".b", "b."]


def test_counts_of_a_word_can_be_read_off():
    counts = bigram_counts(["anna"])
    assert counts.dtype == torch.int64
    assert counts.shape == (27, 27)
    assert counts.sum() == 5
    assert counts[0, 1] == counts[1, 14] == counts[14, 14] == counts[14, 1] == counts[1, 0] == 1


def test_counts_of_the_corpus_are_closed_walks():
    names = load_names()
    counts = bigram_counts(names)
    assert counts.sum() == sum(len(name) + 1 for name in names)
    assert torch.equal(counts.sum(0), counts.sum(1))
    assert counts[0].sum() == len(names)


@pytest.mark.parametrize("smoothing", [0.5, 1, 3])
def test_probabilities_are_smoothed_shares_of_their_row(smoothing):
    counts = bigram_counts(load_names()[:50])
    before = counts.clone()
    probs = bigram_probs(counts, smoothing)
    torch.testing.assert_close(probs.sum(1), torch.ones(27, dtype=torch.float64))
    share = (counts[1, 2].item() + smoothing) / (counts[1].sum().item() + 27 * smoothing)
    assert probs[1, 2].item() == pytest.approx(share)
    assert torch.equal(counts, before)


def test_nll_is_torchs_cross_entropy_of_the_log_probabilities():
    names = load_names()
    probs = bigram_probs(bigram_counts(names), 1)
    first, second = bigrams(names)
    expected = torch.nn.functional.cross_entropy(probs.log()[first], second).item()
    assert bigram_nll(names, probs) == pytest.approx(expected, rel=1e-12)


def test_nll_of_a_uniform_guess_is_ln_27_and_of_the_impossible_is_infinite():
    assert bigram_nll(["ada"], torch.full((27, 27), 1 / 27)) == pytest.approx(math.log(27))
    assert bigram_nll(["zz"], bigram_probs(bigram_counts(["az", "za"]), 0)) == math.inf


def test_a_table_without_choice_spells_its_word():
    probs = bigram_probs(bigram_counts(["zebra"]), 0)
    assert sample(probs, torch.Generator().manual_seed(0)) == "zebra"


def test_samples_follow_the_table_and_the_generator():
    probs = bigram_probs(bigram_counts(load_names()), 0)
    words = [sample(probs, torch.Generator().manual_seed(seed)) for seed in range(2000)]
    again = [sample(probs, torch.Generator().manual_seed(seed)) for seed in range(20)]
    assert words[:20] == again
    drawn = bigram_probs(bigram_counts(words), 1e-9)
    assert (drawn[0] - probs[0]).abs().max() < 0.05
