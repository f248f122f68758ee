"""
title = "The generator's seed is used, not the generator"
fails = ["generator"]
diagnosis = "A second call with the same generator gave the same batches: you went back to its seed. A new epoch wants a new order."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    generator = torch.Generator().manual_seed(generator.initial_seed())
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
