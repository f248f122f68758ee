"""
title = "Draws again until the word has a letter"
fails = ["sample_distribution"]
diagnosis = "An empty word never came, although the table gives '.' after '.' a probability. The first '.' that is drawn ends the word, also when it is the first draw."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index], 1, generator=generator).item()
        if index == 0 and word:
            return word
        if index:
            word += ".abcdefghijklmnopqrstuvwxyz"[index]
