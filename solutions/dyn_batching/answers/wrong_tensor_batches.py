"""
title = "The batches are tensors"
fails = ["sizes", "every_example_once", "edge_cases", "any_examples", "shuffled", "generator", "leaves_examples"]
diagnosis = "Your batches were tensors. A batch is a list, because an example can be anything, a word too."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    return list(torch.tensor(examples)[torch.randperm(len(examples), generator=generator)].split(batch_size))
