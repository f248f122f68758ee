"""
title = "The next letter is drawn from a column"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your words run backwards through the table: the next letter was drawn from the column of the one before. What follows a letter stands in its row."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[:, index], 1, generator=generator).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
