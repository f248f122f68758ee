"""
title = "The sum in place of the mean"
fails = ["nll_mean", "nll_long"]
diagnosis = "Your score grows with the number of letters: it is a sum. A mean can be compared between a short list and a long one."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -probs[ids[:-1], ids[1:]].log().sum().item()
