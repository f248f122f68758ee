"""
title = "The cuts are rounded down"
fails = ["sizes"]
diagnosis = "Your first cut of 12 words at 9.6 is at 9. The cuts are rounded to the nearest whole number."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = int(len(mixed) * fractions[0])
    second = int(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
