"""
title = "The global generator is seeded"
fails = ["leaves_global_state"]
same_numbers_as = ["chance_without_seed"]
diagnosis = "After the call the global random state was another one: you seeded it and drew from it. Whoever called you may be drawing from it too."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.seed(seed)
    random.shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
