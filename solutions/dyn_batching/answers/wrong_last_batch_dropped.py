"""
title = "The last short batch is dropped"
fails = ["sizes", "every_example_once", "edge_cases", "any_examples"]
diagnosis = "Where the number of examples is no multiple of the batch size, some examples were in no batch. They are not shown in that epoch, and with fewer examples than one batch nothing is."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    count = len(mixed) // batch_size
    return [mixed[b * batch_size : (b + 1) * batch_size] for b in range(count)]
