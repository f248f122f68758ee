"""
title = "The batches' gradients are added and never divided"
fails = ["accumulates", "uneven_batches", "accumulated_again"]
diagnosis = "Your step is too long by about the number of batches: each batch's mean was taken whole. On a single batch of all examples each example would count far less."
look = "This notebook, “One step from several batches”"
"""

import torch


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    total = sum(len(ys) for _, ys in batches)
    mean_loss = 0.0
    optimizer.zero_grad()
    for xs, ys in batches:
        loss = loss_fn(model(xs), ys)
        loss.backward()
        mean_loss += loss.item() * len(ys) / total
    optimizer.step()
    return mean_loss
