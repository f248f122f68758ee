"""
title = "batch_size taken for the number of batches"
fails = ["sizes", "edge_cases"]
diagnosis = "You made `batch_size` batches. It is the number of examples in each batch, not the number of batches."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return [mixed[b::batch_size] for b in range(batch_size)]
