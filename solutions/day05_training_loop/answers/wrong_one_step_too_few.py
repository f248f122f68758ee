"""
title = "One step too few"
fails = ["number_of_steps", "first_update", "all_losses", "final_weights", "final_losses", "same_start"]
diagnosis = "Your list is one loss short, and the weights lack their last update. Count how often your loop runs for `steps=1`."
look = "Day 5, “The loop”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(1, steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
