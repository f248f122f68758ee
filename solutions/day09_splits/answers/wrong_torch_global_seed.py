"""
title = "torch's global generator is seeded"
fails = ["leaves_global_state"]
diagnosis = "After the call torch's global random state was another one: you seeded it and drew from it. A generator of your own disturbs nobody."
look = "This notebook, “The split”"
"""

import torch


def split_words(words, fractions, seed):
    torch.manual_seed(seed)
    mixed = [words[i] for i in torch.randperm(len(words)).tolist()]
    first = round(len(words) * fractions[0])
    second = round(len(words) * (fractions[0] + fractions[1]))
    return mixed[:first], mixed[first:second], mixed[second:]
