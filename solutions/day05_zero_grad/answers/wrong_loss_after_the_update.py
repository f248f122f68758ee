"""
title = "The loss after the update is returned"
fails = ["returned_loss"]
diagnosis = "The loss you return was measured after the update. It belongs to the weights as they were before."
look = "This notebook, “One step”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    loss_fn(model(xs), ys).backward()
    optimizer.step()
    return loss_fn(model(xs), ys).item()
