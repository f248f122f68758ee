"""A language model by counting: how often each letter follows each other one."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tendays.names import ALPHABET

CHARS = "." + ALPHABET  # a letter's place here is its index; '.' (0) stands before and after every word
VOCAB_SIZE = len(CHARS)  # 27


def bigrams(words: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Indices of the first and of the second letter of all M bigrams: two LongTensors (M,)."""
    text = "." + ".".join(words) + "."  # an inner '.' ends one word and begins the next
    indices = torch.tensor([CHARS.index(letter) for letter in text])  # (M + 1,)
    return indices[:-1], indices[1:]


def bigram_counts(words: Sequence[str]) -> torch.Tensor:
    """How often each letter is followed by each other one: LongTensor (27, 27), rows are the first letter."""
    first, second = bigrams(words)  # (M,), (M,)
    return torch.bincount(VOCAB_SIZE * first + second, minlength=VOCAB_SIZE**2).view(VOCAB_SIZE, VOCAB_SIZE)


def bigram_probs(counts: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Probability of the second letter given the first: float64 (27, 27), each row sums to 1.

    `smoothing` (0 or more) is added to every count before the rows are normalised; with 0, a row without any
    count is nan.
    """
    smoothed = counts.to(torch.float64) + smoothing  # (27, 27)
    return smoothed / smoothed.sum(1, keepdim=True)


def bigram_nll(words: Sequence[str], probs: torch.Tensor) -> float:
    """Mean negative log-likelihood of all bigrams of `words` under probs (27, 27), in nats; inf for a 0."""
    first, second = bigrams(words)
    return -probs[first, second].log().mean().item()


def sample(probs: torch.Tensor, generator: torch.Generator) -> str:
    """A word drawn letter by letter from probs (27, 27), from '.' until '.' comes again; may be empty."""
    letters: list[str] = []
    index = 0
    while index := int(torch.multinomial(probs[index], 1, generator=generator)):
        letters.append(CHARS[index])
    return "".join(letters)
