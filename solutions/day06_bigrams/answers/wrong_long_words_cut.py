"""
title = "A word ends after twelve letters at the latest"
fails = ["sample_follows"]
diagnosis = "A word that should have had more than twelve letters was cut. Only a '.' ends a word."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    for _ in range(12):
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        if index == 0:
            break
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
    return word
