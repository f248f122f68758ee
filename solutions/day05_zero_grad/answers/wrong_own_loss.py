"""
title = "loss_fn is not used"
fails = ["loss_function"]
diagnosis = "Whatever loss function is handed in, you use the mean squared error. The caller decides which loss is to fall."
look = "This notebook, “One step”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    loss = ((model(xs) - ys) ** 2).mean()
    loss.backward()
    optimizer.step()
    return loss.item()
