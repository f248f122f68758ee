"""
title = "The step goes uphill"
fails = ["first_update", "all_losses", "final_weights", "final_losses"]
diagnosis = "Your weights move exactly the other way, and the loss rises. The gradient points to where the loss grows."
look = "Day 5, “One nudge”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p += lr * p.grad
        losses.append(loss.item())
    return losses
