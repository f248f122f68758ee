"""
title = "The logarithm of the mean probability"
fails = ["nll_mean", "nll_unseen", "nll_long"]
diagnosis = "You averaged the probabilities and took the logarithm of that. The likelihood of a text is a product, so the logarithm comes first and the mean after."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return -probs[ids[:-1], ids[1:]].mean().log().item()
