"""
title = "The final '.' is part of the word"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your words end with a '.'. It ends the word and does not belong to it."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
        if index == 0:
            return word
