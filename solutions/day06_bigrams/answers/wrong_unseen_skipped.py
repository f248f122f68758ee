"""
title = "Pairs of probability 0 are left out"
fails = ["nll_unseen"]
diagnosis = "Pairs that the table holds for impossible were left out of your mean, so that the worst mistakes cost nothing. They cost infinitely much."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    picked = probs[ids[:-1], ids[1:]]
    return -picked[picked > 0].log().mean().item()
