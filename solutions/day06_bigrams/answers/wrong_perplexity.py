"""
title = "The exponential of the mean"
fails = ["nll_mean", "nll_long"]
diagnosis = "Your score is the exponential of the mean, which is called perplexity. What is asked for is the mean itself, in nats."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    return (-probs[ids[:-1], ids[1:]].log().mean()).exp().item()
