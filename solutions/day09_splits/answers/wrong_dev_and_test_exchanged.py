"""
title = "The second and the third list are exchanged"
fails = ["sizes"]
diagnosis = "The second of your lists has the length of the third, and the other way round. The order is train, dev, test."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[second:], mixed[first:second]
