"""
title = "One step too many"
fails = ["number_of_steps", "first_update", "all_losses", "final_weights", "final_losses", "same_start"]
diagnosis = "Your list has one loss too many, and the weights got one update too many. Count how often your loop runs for `steps=1`."
look = "Day 5, “The loop”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps + 1):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
