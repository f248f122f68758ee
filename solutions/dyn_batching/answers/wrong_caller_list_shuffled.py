"""
title = "The caller's list is shuffled"
fails = ["leaves_examples"]
diagnosis = "After the call the list that was passed in stood in another order. Whoever passed it in may still need it as it was."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    order = torch.randperm(len(examples), generator=generator).tolist()
    examples[:] = [examples[i] for i in order]
    return [examples[i : i + batch_size] for i in range(0, len(examples), batch_size)]
