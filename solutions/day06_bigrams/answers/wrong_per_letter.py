"""
title = "The total is divided by the number of letters"
fails = ["nll_mean", "nll_long"]
diagnosis = "Your total is right, and it was divided by the number of letters. A word of five letters has six pairs, and the mean is over pairs."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -probs[ids[:-1], ids[1:]].log().sum().item() / sum(len(word) for word in words)
