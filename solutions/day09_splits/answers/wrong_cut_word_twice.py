"""
title = "The word at the cut stands in both lists"
fails = ["sizes", "nothing_lost"]
diagnosis = "The word at a cut stands in both lists beside it. A slice holds its first place and not its last, so that the next one can begin where it ends."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first - 1 : second], mixed[second:]
