"""
title = "Places drawn by torch.multinomial, all of them"
"""

import torch


def create_batches(examples, batch_size, generator):
    if not examples:
        return []
    order = torch.ones(len(examples)).multinomial(len(examples), generator=generator).tolist()
    count = -(-len(order) // batch_size)
    return [[examples[i] for i in order[b * batch_size : (b + 1) * batch_size]] for b in range(count)]
