"""
title = "The loss of the last batch is returned"
fails = ["accumulated_loss"]
diagnosis = "Your step is right, but the loss you return is that of the last batch alone. Asked for is the mean over all examples."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = sum(len(ys) for _, ys in batches)
    optimizer.zero_grad()
    for xs, ys in batches:
        loss_of_last = loss_fn(model(xs), ys).item()
        loss = loss_fn(model(xs), ys) * len(ys) / total
        loss.backward()
    optimizer.step()
    return loss_of_last
