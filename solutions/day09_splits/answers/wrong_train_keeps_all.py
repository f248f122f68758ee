"""
title = "The training list keeps all words"
fails = ["sizes", "nothing_lost"]
diagnosis = "Your training list still holds the words of the other two. A model is then scored on names that it has read."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:], mixed[first:second], mixed[second:]
