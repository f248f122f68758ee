"""
title = "Every batch is taken to be as long as the first"
fails = ["uneven_batches", "accumulated_loss"]
diagnosis = "You took the number of examples to be the length of the first batch times the number of batches. With uneven batches that is not how many there are."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = len(batches[0][1]) * len(batches)
    mean_loss = 0.0
    optimizer.zero_grad()
    for xs, ys in batches:
        loss = loss_fn(model(xs), ys) * len(ys) / total
        loss.backward()
        mean_loss += loss.item()
    optimizer.step()
    return mean_loss
