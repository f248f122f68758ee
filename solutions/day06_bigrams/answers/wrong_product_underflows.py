"""
title = "The product of all probabilities, and its logarithm"
fails = ["nll_long"]
diagnosis = "With thousands of letters your score is infinite: the product of all probabilities is smaller than any float and became 0. A sum of logarithms has no such limit."
look = "This notebook, “The rules”"
"""

import torch


def bigram_nll(words, probs):
    text = "." + ".".join(words) + "."
    ids = torch.tensor([".abcdefghijklmnopqrstuvwxyz".index(c) for c in text])
    likelihood = probs[ids[:-1], ids[1:]].prod()
    return -likelihood.log().item() / (len(ids) - 1)
