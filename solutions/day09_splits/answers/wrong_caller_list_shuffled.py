"""
title = "The caller's list is shuffled"
fails = ["leaves_list"]
diagnosis = "After the call the caller's own list stood in another order. A second split of it would not be the same, although the seed is."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = words
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
