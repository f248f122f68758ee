"""
title = "The gradients are never zeroed"
fails = ["all_losses", "final_weights", "final_losses"]
diagnosis = "Your first update is right, but from the second on each step uses the sum of all gradients so far. What `backward()` finds in `grad` it adds to."
look = "Day 5, “The line that is easily forgotten”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
