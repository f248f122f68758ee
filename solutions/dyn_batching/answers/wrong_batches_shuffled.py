"""
title = "The batches are mixed, not the examples"
fails = ["sizes", "shuffled"]
diagnosis = "The batches came in a new order, but each one was a stretch of neighbours from your list. Chance should decide which examples meet in a batch."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    batches = [examples[i : i + batch_size] for i in range(0, len(examples), batch_size)]
    return [batches[b] for b in torch.randperm(len(batches), generator=generator).tolist()]
