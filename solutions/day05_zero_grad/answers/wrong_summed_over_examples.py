"""
title = "The loss is multiplied by the number of examples"
fails = ["first_call", "later_calls", "stale_gradients", "returned_loss", "loss_function"]
diagnosis = "Your loss and your step are too large by the number of examples: a mean was turned into a sum. `loss_fn` already is what should fall."
look = "This notebook, “One step”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    optimizer.zero_grad()
    loss = loss_fn(model(xs), ys) * len(xs)
    loss.backward()
    optimizer.step()
    return loss.item()
