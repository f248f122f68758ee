"""
title = "The row is put through a softmax before drawing"
fails = ["sample_follows", "sample_distribution"]
diagnosis = "Your letters are almost equally frequent, as after a softmax of the row. A row of the table is a distribution already."
look = "This notebook, “The rules”"
"""

import torch


def sample(probs, generator):
    word, index = "", 0
    while True:
        index = torch.multinomial(probs[index].softmax(0), 1, generator=generator).item()
        if index == 0:
            return word
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
