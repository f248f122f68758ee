"""
title = "A '.' does not end the word"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your words go on after a '.'. The '.' is how the model says that the word is over."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    for _ in range(10):
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
    return word
