"""
title = "An iterator, taken by the handful"
"""

from itertools import islice

import torch


def create_batches(examples, batch_size, generator):
    mixed = (examples[i] for i in torch.randperm(len(examples), generator=generator))
    return list(iter(lambda: list(islice(mixed, batch_size)), []))
