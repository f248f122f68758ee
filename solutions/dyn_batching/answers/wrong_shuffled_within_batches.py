"""
title = "Mixed inside each batch only"
fails = ["shuffled"]
diagnosis = "Each batch held the same examples in every epoch; only their order inside it changed. For the mean over a batch that order does not count."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    batches = []
    for start in range(0, len(examples), batch_size):
        batch = examples[start : start + batch_size]
        batches.append([batch[i] for i in torch.randperm(len(batch), generator=generator).tolist()])
    return batches
