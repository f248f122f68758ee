"""
title = "The loss is recorded after the update"
fails = ["first_loss", "all_losses", "same_start", "final_losses"]
diagnosis = "Your list starts with the loss after the first update, so every entry is one update late. Each loss belongs to the weights as they were before their update."
look = "This notebook, “The loop as a function”"
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
                p -= lr * p.grad
        losses.append(((model(xs) - ys) ** 2).sum().item())
    return losses
