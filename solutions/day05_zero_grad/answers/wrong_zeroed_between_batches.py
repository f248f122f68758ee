"""
title = "The gradients are zeroed between batches"
fails = ["accumulates", "uneven_batches", "accumulated_again"]
diagnosis = "Your step follows the last batch alone: what the earlier batches had contributed was cleared before the next one came. Here adding up is what you want."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = sum(len(ys) for _, ys in batches)
    mean_loss = 0.0
    for xs, ys in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(xs), ys) * len(ys) / total
        loss.backward()
        mean_loss += loss.item()
    optimizer.step()
    return mean_loss
