"""
title = "Each batch is drawn from all the examples"
fails = ["every_example_once", "edge_cases", "any_examples"]
diagnosis = "Some examples came twice in one epoch and others not at all: every draw was made from the whole list. An epoch shows each example once."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    drawn = torch.randint(max(len(examples), 1), (len(examples),), generator=generator).tolist()
    mixed = [examples[i] for i in drawn]
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
