"""
title = "The examples keep their order"
fails = ["shuffled", "generator"]
diagnosis = "Your batches are stretches of the list as it stands, the same ones in each epoch. A batch of neighbours is no fair sample of all the examples."
look = "This notebook, “The rules”"
"""


def create_batches(examples, batch_size, generator):
    return [examples[i : i + batch_size] for i in range(0, len(examples), batch_size)]
