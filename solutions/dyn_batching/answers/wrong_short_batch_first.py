"""
title = "The short batch comes first"
fails = ["sizes"]
diagnosis = "The batch with fewer examples was the first of yours. What is left over comes at the end."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    rest = len(mixed) % batch_size
    first = [mixed[:rest]] if rest else []
    return first + [mixed[i : i + batch_size] for i in range(rest, len(mixed), batch_size)]
