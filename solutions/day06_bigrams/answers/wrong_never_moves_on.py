"""
title = "Every letter is drawn from the row of '.'"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "All your letters come from the row of '.', as if each were the first of a word. The letter that was drawn decides the row of the next."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word = ""
    for _ in range(1000):
        index = torch.multinomial(probs[0], 1, generator=generator).item()
        if index == 0:
            break
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
    return word
