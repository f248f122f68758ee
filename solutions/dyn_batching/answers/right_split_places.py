"""
title = "A permutation, cut as a tensor"
"""

import torch


def create_batches(examples, batch_size, generator):
    places = torch.randperm(len(examples), generator=generator).split(batch_size)
    return [[examples[i] for i in part] for part in places if len(part)]
