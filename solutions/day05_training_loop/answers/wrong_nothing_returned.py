"""
title = "train returns nothing"
fails = ["first_loss", "number_of_steps", "all_losses", "same_start", "final_losses"]
diagnosis = "Your `train` gives nothing back: it ends without returning the list of losses. What a function prints or keeps for itself does not reach its caller."
look = "This notebook, “The loop as a function”"
"""

import torch


def train(model, xs, ys, lr, steps):
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        print(loss.item())
