"""
title = "Chance begins anew in each call"
fails = ["shuffled", "generator"]
diagnosis = "A second call with the same generator gave the same batches, and so did other generators: a seed is set inside. Every epoch then has the same order."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    generator = torch.Generator().manual_seed(42)
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
