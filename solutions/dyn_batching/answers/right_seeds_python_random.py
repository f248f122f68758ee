"""
title = "Python's generator, its seed drawn from torch's"
"""

import random

import torch


def create_batches(examples, batch_size, generator):
    mine = random.Random(torch.randint(2**62, (1,), generator=generator).item())
    mixed = mine.sample(examples, len(examples))
    print(len(mixed), "examples")
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
