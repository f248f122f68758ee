"""
title = "Examples that come again are dropped"
fails = ["every_example_once", "any_examples"]
diagnosis = "An example that stands in the list several times came once in your batches. Every example counts as often as it is there."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    examples = sorted(set(examples))
    mixed = [examples[i] for i in torch.randperm(len(examples), generator=generator).tolist()]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
