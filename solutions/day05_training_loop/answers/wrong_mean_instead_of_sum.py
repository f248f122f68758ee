"""
title = "The mean of the squared errors in place of their sum"
fails = ["first_loss", "first_update", "all_losses", "final_weights", "same_start", "final_losses"]
diagnosis = "Your loss is smaller than it should be by the number of examples, and so is every step: the squared errors were averaged. Here they are added up."
look = "Day 5, “Four examples, forty-one numbers”"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).mean()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
