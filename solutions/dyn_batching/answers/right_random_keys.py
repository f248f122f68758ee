"""
title = "Sorted by random numbers"
"""

import torch


def create_batches(examples, batch_size, generator):
    keys = torch.rand(len(examples), generator=generator, dtype=torch.float64)
    batches = []
    for count, place in enumerate(keys.argsort().tolist()):
        if count % batch_size == 0:
            batches.append([])
        batches[-1].append(examples[place])
    return batches
