"""
title = "The global random state is used"
fails = ["sample_generator"]
diagnosis = "Two generators with the same seed gave different words: the draws came from the global random state. All chance has to come from the generator."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index], 1).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
