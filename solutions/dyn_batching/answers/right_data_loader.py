"""
title = "torch's own DataLoader deals"
"""

from torch.utils.data import DataLoader


def create_batches(examples, batch_size, generator):
    if not examples:
        return []
    loader = DataLoader(examples, batch_size, shuffle=True, generator=generator, collate_fn=list)
    return list(loader)
