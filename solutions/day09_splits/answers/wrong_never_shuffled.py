"""
title = "Nothing is shuffled"
fails = ["shuffled", "seeded"]
same_numbers_as = ["seed_ignored"]
diagnosis = "Your lists are the beginning, the middle and the end of the caller's. Where the list is sorted, a model would learn from one part of the alphabet and be scored on another."
look = "This notebook, “The split”"
"""


def split_words(words, fractions, seed):
    mixed = list(words)
    first = round(len(mixed) * fractions[0])
    second = round(len(mixed) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
