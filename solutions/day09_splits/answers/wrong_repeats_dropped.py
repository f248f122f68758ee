"""
title = "Words that come again are dropped"
fails = ["nothing_lost"]
diagnosis = "A word that stands in the list several times is left once in yours. Every word counts as often as it is there."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = sorted(set(words))
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
