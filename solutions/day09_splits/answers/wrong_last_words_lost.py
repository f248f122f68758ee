"""
title = "What remains after rounding is lost"
fails = ["sizes", "nothing_lost"]
diagnosis = "Some words stand in none of your lists. The third list takes all that is left."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second : second + int(len(mixed) * fractions[2] - 0.5)]
