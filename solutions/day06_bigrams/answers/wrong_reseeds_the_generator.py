"""
title = "The generator is seeded again in each call"
fails = ["sample_distribution", "sample_generator"]
diagnosis = "Each call gave the same word: the random numbers begin anew every time. A second call with the same generator draws on from where the first one stopped."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    generator = torch.Generator().manual_seed(2147483647)
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
