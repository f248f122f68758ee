"""
title = "An empty batch at the end"
fails = ["sizes", "edge_cases"]
diagnosis = "Where the examples fill all batches, one more came that was empty. A mean over no examples is not a number."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed) + 1, batch_size)]
