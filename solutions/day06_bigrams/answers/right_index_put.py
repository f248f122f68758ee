"""
title = "index_put_ that accumulates, the score by the library's nll_loss, sampling by recursion"
"""

import torch


def encode(words):
    pairs = [(a, b) for w in words for a, b in zip("." + w, w + ".")]
    return torch.tensor([[0 if c == "." else ord(c) - ord("a") + 1 for c in pair] for pair in pairs]).T


def bigram_counts(words):
    first, second = encode(words)
    return torch.zeros(27, 27, dtype=torch.long).index_put_(
        (first, second), torch.ones_like(first), accumulate=True
    )


def bigram_probs(counts, smoothing):
    smoothed = counts + torch.as_tensor(smoothing, dtype=torch.float64)
    return smoothed.div(smoothed.sum(dim=-1).unsqueeze(-1))


def bigram_nll(words, probs):
    first, second = encode(words)
    return torch.nn.functional.nll_loss(probs.log()[first], second)


def sample(probs, generator, current=0):
    following = torch.distributions.Categorical(probs=probs[current]).probs.multinomial(
        1, generator=generator
    )
    if following == 0:
        return ""
    return chr(96 + int(following)) + sample(probs, generator, int(following))
