"""
title = "train_step returns nothing"
fails = ["returned_loss", "loss_function"]
diagnosis = "Your `train_step` makes its update and gives nothing back. The caller wants to know the loss."
look = "This notebook, “One step”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    loss_fn(model(xs), ys).backward()
    optimizer.step()
