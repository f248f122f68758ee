"""
title = "What is left joins the last full batch"
fails = ["sizes"]
diagnosis = "Nothing was lost, but your last batch was larger than `batch_size`: what was left over went into it. It should be a batch of its own."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    count = max(len(mixed) // batch_size, 1) if mixed else 0
    batches = [mixed[b * batch_size : (b + 1) * batch_size] for b in range(count)]
    if batches and count * batch_size < len(mixed):
        batches[-1] += mixed[count * batch_size :]
    return batches
