"""
title = "grad is set to the number 0"
fails = ["first_call", "later_calls", "stale_gradients", "returned_loss", "loss_function"]
diagnosis = "PyTorch refused your gradient: a `Value` of Day 3 keeps a plain number in `grad`, but a parameter of PyTorch takes only a tensor of its own shape there, or `None`."
look = "Day 5, “The same in PyTorch, number by number”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    loss = loss_fn(model(xs), ys)
    for p in model.parameters():
        p.grad = 0.0
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
