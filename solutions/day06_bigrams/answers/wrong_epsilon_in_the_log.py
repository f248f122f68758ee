"""
title = "A small number is added inside the logarithm"
fails = ["nll_unseen"]
diagnosis = "A pair of probability 0 costs you a finite price, made by a small number inside the logarithm. Here an impossible pair costs infinitely much, so that smoothing has something to repair."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -(probs[ids[:-1], ids[1:]] + 1e-9).log().mean().item()
