"""
title = "The mean loss after the update is returned"
fails = ["accumulated_loss"]
diagnosis = "The mean loss you return was measured after the update. It belongs to the weights as they were before."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = sum(len(ys) for _, ys in batches)
    optimizer.zero_grad()
    for xs, ys in batches:
        loss = loss_fn(model(xs), ys) * len(ys) / total
        loss.backward()
    optimizer.step()
    return sum(loss_fn(model(xs), ys).item() * len(ys) for xs, ys in batches) / total
