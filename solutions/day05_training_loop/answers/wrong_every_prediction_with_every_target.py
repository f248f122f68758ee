"""
title = "Each prediction is compared with every target"
fails = ["first_loss", "first_update", "all_losses", "final_weights", "same_start", "final_losses"]
diagnosis = "Your loss adds up a whole table of errors: each prediction was compared with the target of every example, not with its own. Look at the shapes of the two before they are subtracted."
look = "This notebook, “The loop as a function”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys.reshape(-1, 1)) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
