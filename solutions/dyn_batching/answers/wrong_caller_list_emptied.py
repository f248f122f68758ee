"""
title = "The caller's list is used up"
fails = ["leaves_examples"]
diagnosis = "After the call the list that was passed in was empty: its examples were taken out of it. A second epoch with that list has nothing to learn from."
look = "This notebook, “The rules”"
"""

import torch


def create_batches(examples, batch_size, generator):
    batches = [[]]
    while examples:
        place = torch.randint(len(examples), (1,), generator=generator).item()
        if len(batches[-1]) == batch_size:
            batches.append([])
        batches[-1].append(examples.pop(place))
    return batches if batches[0] else []
