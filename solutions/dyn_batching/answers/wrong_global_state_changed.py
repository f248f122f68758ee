"""
title = "The global generator is seeded"
fails = ["generator"]
diagnosis = "After the call the global random state was another one. Whoever draws random numbers elsewhere now gets others."
look = "This notebook, “The rules”"
"""

import random

import torch


def create_batches(examples, batch_size, generator):
    random.seed(torch.randint(2**62, (1,), generator=generator).item())
    mixed = random.sample(examples, len(examples))
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
