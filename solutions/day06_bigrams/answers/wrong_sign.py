"""
title = "The log-likelihood without the minus"
fails = ["nll_mean", "nll_unseen", "nll_long"]
diagnosis = "Your score is negative, and a better model gets a larger one. The negative log-likelihood is a cost: 0 at best, and lower is better."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return probs[ids[:-1], ids[1:]].log().mean().item()
