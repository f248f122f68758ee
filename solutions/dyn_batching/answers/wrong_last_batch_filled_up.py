"""
title = "The last batch is filled up"
fails = ["sizes", "every_example_once", "edge_cases", "any_examples"]
diagnosis = "Your last batch was filled with examples that had been in another batch before. They count twice in that epoch."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    rest = -len(mixed) % batch_size
    mixed += [mixed[i % len(mixed)] for i in range(rest)]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
