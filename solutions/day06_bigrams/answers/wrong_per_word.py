"""
title = "The total is divided by the number of words"
fails = ["nll_mean", "nll_long"]
diagnosis = "Your score is the cost of an average word, so long words cost more than short ones. The mean is over all pairs, also those with '.'."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -probs[ids[:-1], ids[1:]].log().sum().item() / len(words)
