"""
title = "torch.optim.SGD, gradients zeroed first, losses scaled by their share"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    loss = loss_fn(model(xs), ys)
    loss.backward()
    optimizer.step()
    return loss.item()


def accumulated_step(model, loss_fn, batches, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    total = sum(xs.shape[0] for xs, _ in batches)
    mean_loss = 0.0
    for xs, ys in batches:
        loss = loss_fn(model(xs), ys)
        (loss * (xs.shape[0] / total)).backward()
        mean_loss += loss.item() * xs.shape[0] / total
    optimizer.step()
    return mean_loss
