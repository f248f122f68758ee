"""
title = "The examples are mixed, not batched"
fails = ["sizes", "every_example_once", "edge_cases", "any_examples", "shuffled", "generator", "leaves_examples"]
diagnosis = "You returned the examples one after another. They should be in batches: a list of lists."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return mixed
