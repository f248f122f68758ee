"""
title = "The first letter is drawn from all letters alike"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your first letters are equally frequent, whatever the table says. Its first row, that of '.', says which letters begin a word."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    index = torch.randint(1, 27, (), generator=generator).item()
    word = ""
    while index != 0:
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
        index = torch.multinomial(probs[index], 1, generator=generator).item()
    return word
