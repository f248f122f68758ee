"""
title = "The last update is missing"
fails = ["first_update", "final_weights"]
diagnosis = "The losses are right, but the last one is not followed by its update. Each loss in the list belongs to an update that comes after it."
look = "Day 5, “The loop”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        losses.append(loss.item())
        if len(losses) == steps:
            break
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
    return losses
