"""
title = "The gradients are never zeroed"
fails = ["later_calls", "stale_gradients"]
diagnosis = "Your first step is right, but after the second the gradient was the sum of both steps' gradients. What an earlier step, or somebody else, left in `grad` is still there when `backward()` adds to it."
look = "Day 5, “The line that is easily forgotten”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    loss = loss_fn(model(xs), ys)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
