"""
title = "The generator that was passed in is not used"
fails = ["generator"]
diagnosis = "Two generators in the same state gave different batches: your chance came from somewhere else. Then no run can be repeated."
look = "This notebook, “The rules”"
"""

import random


def create_batches(examples, batch_size, generator):
    mixed = random.sample(examples, len(examples))
    return [mixed[i : i + batch_size] for i in range(0, len(mixed), batch_size)]
