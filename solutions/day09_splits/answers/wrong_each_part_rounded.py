"""
title = "Each part is rounded by itself"
fails = ["sizes"]
diagnosis = "Each of your lengths was rounded by itself, so that small errors add up: 24 words in shares of 0.6, 0.1 and 0.3 gave 14, 2 and 8. It is the places of the two cuts that are rounded."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = first + round(len(mixed) * fractions[1])
    return mixed[:first], mixed[first:second], mixed[second:]
