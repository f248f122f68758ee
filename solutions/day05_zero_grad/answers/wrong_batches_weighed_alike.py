"""
title = "Every batch counts the same"
fails = ["uneven_batches", "accumulated_loss"]
diagnosis = "With batches of one size your step is right, with uneven ones it is not: a batch of one example counted as much as a batch of five. Each example should count the same."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    mean_loss = 0.0
    optimizer.zero_grad()
    for xs, ys in batches:
        loss = loss_fn(model(xs), ys) / len(batches)
        loss.backward()
        mean_loss += loss.item()
    optimizer.step()
    return mean_loss
