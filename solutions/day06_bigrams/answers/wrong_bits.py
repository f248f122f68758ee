"""
title = "Logarithms to the base 2"
fails = ["nll_mean", "nll_long"]
diagnosis = "Your score is 1.44 times too large: it is in bits. Nats come from the natural logarithm, and then a uniform guess costs ln 27 = 3.2958."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -probs[ids[:-1], ids[1:]].log2().mean().item()
