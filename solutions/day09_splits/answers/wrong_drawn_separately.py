"""
title = "Each list is drawn from all words"
fails = ["nothing_lost"]
diagnosis = "Your three lists were drawn independently from all words, so that they overlap. A word that one list has taken is no longer free for the others."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    chance = random.Random(seed)
    first = round(len(words) * fractions[0])
    second = round(len(words) * (fractions[0] + fractions[1]))
    sizes = (first, second - first, len(words) - second)
    return tuple(chance.sample(words, size) for size in sizes)
