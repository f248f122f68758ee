"""
title = "Only the weights are updated, not the biases"
fails = ["first_update", "all_losses", "final_weights", "final_losses"]
diagnosis = "The weight matrices move as they should, the biases stay where they were. Every parameter of the model takes part in the update."
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
            for layer in model.layers:
                layer.weight -= lr * layer.weight.grad
        losses.append(loss.item())
    return losses
