"""
title = "Words are taken out of the caller's list"
fails = ["leaves_list"]
diagnosis = "After the call words were missing from the caller's own list: they had been moved out of it. Work on a copy."
look = "This notebook, “The split”"
"""

import random


def split_words(words, fractions, seed):
    first = round(len(words) * fractions[0])
    second = round(len(words) * (fractions[0] + fractions[1]))
    random.Random(seed).shuffle(mixed := list(words))
    parts = mixed[:first], mixed[first:second], mixed[second:]
    for word in parts[1] + parts[2]:
        words.remove(word)
    return parts
