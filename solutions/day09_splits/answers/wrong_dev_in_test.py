"""
title = "The test list holds the dev list"
fails = ["sizes", "nothing_lost"]
diagnosis = "All words of your dev list stand in your test list too. Whatever you choose by the dev data is then no longer untouched when the test comes."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[first:]
