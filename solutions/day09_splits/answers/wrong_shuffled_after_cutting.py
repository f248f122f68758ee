"""
title = "Cut first, and each part shuffled by itself"
fails = ["shuffled"]
diagnosis = "The same words always land in the same list, only their order changes. Chance has to decide before the cuts are made."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    first = round(len(words) * fractions[0])
    second = round(len(words) * (fractions[0] + fractions[1]))
    parts = words[:first], words[first:second], words[second:]
    for part in parts:
        random.Random(seed).shuffle(part)
    return parts
