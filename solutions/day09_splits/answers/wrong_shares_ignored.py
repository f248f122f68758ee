"""
title = "The fractions are not used"
fails = ["sizes"]
diagnosis = "Your lists have the same shares whatever `fractions` is. The caller says how much goes where."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    first = round(len(mixed) * 0.8)
    second = round(len(mixed) * (0.9))
    return mixed[:first], mixed[first:second], mixed[second:]
