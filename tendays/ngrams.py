"""Counting with a context of several letters: a table with a row for every context that was ever seen."""

from __future__ import annotations

import torch

from tendays.bigrams import VOCAB_SIZE

Examples = tuple[torch.Tensor, torch.Tensor]  # X (N, block_size), Y (N,), as build_dataset gives them


def codes(X: torch.Tensor) -> torch.Tensor:
    """One whole number for each context X (N, block_size), equal only for equal ones; block_size up to 12."""
    return (X * VOCAB_SIZE ** torch.arange(X.shape[1])).sum(1)  # (N,)


def how_often(seen: torch.Tensor, asked: torch.Tensor) -> torch.Tensor:
    """How often each number of `asked` (M,) stands in `seen` (N,), N of 1 or more: (M,)."""
    values, counts = seen.unique(return_counts=True)
    place = torch.searchsorted(values, asked).clamp(max=len(values) - 1)
    return torch.where(values[place] == asked, counts[place], 0)


def ngram_nll(train: Examples, other: Examples, smoothing: float) -> torch.Tensor:
    """What each letter of `other` costs under the counts of `train`, in nats (N,); inf for probability 0.

    `smoothing` above 0 is added to every count, so a context never seen gives each letter 1/27.
    """
    (X, Y), (X2, Y2) = train, other
    contexts, asked = codes(X), codes(X2)
    pairs = how_often(VOCAB_SIZE * contexts + Y, VOCAB_SIZE * asked + Y2)
    totals = how_often(contexts, asked)
    return -((pairs + smoothing) / (totals + VOCAB_SIZE * smoothing)).log()
