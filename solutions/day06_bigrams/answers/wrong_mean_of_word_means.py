"""
title = "A mean for each word, and the mean of these"
fails = ["nll_mean", "nll_long"]
diagnosis = "Each word was averaged by itself first, so a pair in a short word weighs more than one in a long word. Every pair weighs the same."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    means = []
    for word in words:
        ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in "." + word + "."])
        means.append(-probs[ids[:-1], ids[1:]].log().mean())
    return torch.stack(means).mean().item()
