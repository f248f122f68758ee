"""
title = "The likeliest letter in place of a draw"
fails = ["sample_distribution", "sample_generator"]
diagnosis = "Each time the same word came, made of the likeliest successors. A letter of probability 0.2 should come in one of five draws."
look = "This notebook, “The rules”"
"""


def sample(probs, generator):
    word, index = "", 0
    for _ in range(1000):
        index = probs[index].argmax().item()
        if index == 0:
            break
        word += ".abcdefghijklmnopqrstuvwxyz"[index]
    return word
