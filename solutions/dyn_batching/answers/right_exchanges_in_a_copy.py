"""
title = "A copy mixed in place, by exchanges"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = examples.copy()
    for last in range(len(mixed) - 1, 0, -1):
        other = torch.randint(last + 1, (1,), generator=generator).item()
        mixed[last], mixed[other] = mixed[other], mixed[last]
    batches = []
    while mixed:
        batches.append(mixed[:batch_size])
        del mixed[:batch_size]
    return batches
