"""
title = "A Counter of pairs, the table filled from it, the score as a weighted sum"
"""

import math
from collections import Counter

import torch


def _counted(words):
    pairs = Counter()
    for word in words:
        padded = f".{word}."
        pairs.update(padded[i : i + 2] for i in range(len(padded) - 1))
    return pairs


def _i(letter):
    return ".abcdefghijklmnopqrstuvwxyz".index(letter)


def bigram_counts(words):
    table = [[0] * 27 for _ in range(27)]
    for (a, b), n in _counted(words).items():
        table[_i(a)][_i(b)] = n
    return torch.tensor(table)


def bigram_probs(counts, smoothing):
    rows = []
    for row in counts.tolist():
        total = sum(row) + 27 * smoothing
        rows.append([(n + smoothing) / total for n in row])
    return torch.tensor(rows, dtype=torch.float64)


def bigram_nll(words, probs):
    pairs = _counted(words)
    total = 0.0
    for (a, b), n in pairs.items():
        p = float(probs[_i(a), _i(b)])
        total += n * (math.inf if p == 0 else -math.log(p))
    return total / sum(pairs.values())


def sample(probs, generator):
    # a race of exponential clocks: the first to ring is drawn with the probability of its rate
    letter, letters = 0, []
    while True:
        clocks = torch.empty(27, dtype=torch.float64).exponential_(generator=generator) / probs[letter]
        letter = int(clocks.argmin())
        if letter == 0:
            return "".join(letters)
        letters.append(chr(letter + 96))
