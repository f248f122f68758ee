"""Calls of the four functions."""

import random

import numpy as np
import torch


def letter_counts(student, words):
    """The counts of pairs of letters, without '.': (26, 26)."""
    return student.bigram_counts(words)[1:, 1:]


def end_counts(student, words):
    """The row and the column of '.', without '.' itself."""
    counts = student.bigram_counts(words)
    return {"first letters": counts[0, 1:], "last letters": counts[1:, 0]}


def probs(student, counts, smoothing):
    """The table of probabilities."""
    return student.bigram_probs(counts, smoothing)


def counts_after(student, counts, smoothing):
    """The caller's counts, after the call."""
    student.bigram_probs(counts, smoothing)
    return counts


def nll(student, words, probs):
    """The score of the words."""
    return student.bigram_nll(words, probs)


def sampled(student, probs, n, seed=0):
    """`n` words from one generator."""
    generator = torch.Generator().manual_seed(seed)
    return [student.sample(probs, generator) for _ in range(n)]


def sampled_twice(student, probs, seed):
    """30 words of a seed, again with another global state, and of another seed."""
    _set_global_state(seed % 1000)
    first = sampled(student, probs, 30, seed)
    _set_global_state(seed % 1000 + 1)
    before = _global_state()
    again = sampled(student, probs, 30, seed)
    kept = before == _global_state()
    return {
        "first": first,
        "again": again,
        "other": sampled(student, probs, 30, seed + 1),
        "global state kept": kept,
    }


def _set_global_state(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def _global_state():
    return random.getstate(), np.random.get_state()[1].tolist(), torch.get_rng_state().tolist()
