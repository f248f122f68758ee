"""
title = "Chance comes from the global state"
fails = ["seeded", "leaves_global_state"]
same_numbers_as = ["global_seed"]
diagnosis = "The same seed gave other lists the second time, because chance came from the global random state. A result that cannot be repeated cannot be checked."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    mixed = list(words)
    random.shuffle(mixed)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
