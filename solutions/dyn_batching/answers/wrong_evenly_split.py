"""
title = "All batches about equally long"
fails = ["sizes"]
diagnosis = "The examples were dealt out evenly, so that several batches were shorter than `batch_size`. Only the last one may be."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    count = -(-len(mixed) // batch_size)
    return [mixed[b * len(mixed) // count : (b + 1) * len(mixed) // count] for b in range(count)]
