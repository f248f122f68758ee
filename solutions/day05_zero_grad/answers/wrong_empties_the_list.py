"""
title = "The caller's list of batches is emptied"
fails = ["accumulated_again"]
diagnosis = "When your function was called a second time with the same list, the list was empty: the first call had taken the batches out of it. What the caller hands in should still be there afterwards."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = sum(len(ys) for _, ys in batches)
    mean_loss = 0.0
    optimizer.zero_grad()
    while batches:
        xs, ys = batches.pop(0)
        loss = loss_fn(model(xs), ys) * len(ys) / total
        loss.backward()
        mean_loss += loss.item()
    optimizer.step()
    return mean_loss
