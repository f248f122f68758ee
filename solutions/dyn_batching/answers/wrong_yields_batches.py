"""
title = "Batches are yielded one by one"
fails = ["sizes", "every_example_once", "edge_cases", "any_examples", "shuffled", "generator"]
diagnosis = "What came back was not a list: it gives the batches one by one, and when they are used up there are none. The rules ask for a list of them."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    for start in range(0, len(mixed), batch_size):
        yield mixed[start : start + batch_size]
