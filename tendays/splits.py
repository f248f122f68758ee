"""Data in three parts, and random minibatches of it; the caller's data and random state are left alone."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch


def split_words(
    words: Sequence[str], fractions: tuple[float, float, float], seed: int
) -> tuple[list[str], list[str], list[str]]:
    """Train, dev and test: a shuffled copy of n words cut at round(n·f1) and round(n·(f1 + f2)).

    The same seed gives the same lists. Raises ValueError when the fractions do not add up to 1.
    """
    f1, f2, f3 = fractions
    if abs(f1 + f2 + f3 - 1) > 1e-9:
        raise ValueError(f"fractions {fractions} add up to {f1 + f2 + f3:g}; train, dev and test make up 1")
    shuffled = list(words)
    random.Random(seed).shuffle(shuffled)
    first, second = round(len(words) * f1), round(len(words) * (f1 + f2))
    return shuffled[:first], shuffled[first:second], shuffled[second:]


def minibatch(
    X: torch.Tensor, Y: torch.Tensor, batch_size: int, generator: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """`batch_size` examples drawn with replacement from X (N, …), Y (N,): (batch_size, …), (batch_size,)."""
    drawn = torch.randint(len(X), (batch_size,), generator=generator)  # (batch_size,)
    return X[drawn], Y[drawn]
