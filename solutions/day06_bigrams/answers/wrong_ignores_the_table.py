"""
title = "All letters are equally likely"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your letters are all equally frequent, whatever the table says. Draw from the probabilities in the row."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word = ""
    while True:
        index = torch.randint(0, 27, (), generator=generator).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
