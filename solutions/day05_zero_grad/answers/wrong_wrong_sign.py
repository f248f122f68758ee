"""
title = "The step goes uphill"
fails = ["first_call", "later_calls", "stale_gradients"]
diagnosis = "Your weights moved exactly the other way, and the loss rises. The gradient points to where the loss grows."
look = "Day 5, “One nudge”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    model.zero_grad()
    loss = loss_fn(model(xs), ys)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p += lr * p.grad
    return loss.item()
