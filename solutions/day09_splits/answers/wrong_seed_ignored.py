"""
title = "The seed is not used"
fails = ["seeded"]
diagnosis = "Two different seeds gave the same lists. The seed that you are given decides."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(42).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
