"""
title = "One update for each example"
fails = ["first_loss", "first_update", "all_losses", "final_weights", "same_start", "final_losses"]
diagnosis = "Your weights move after every single example, so the later examples meet weights that the earlier ones have changed. Here one update follows from all the examples together."
look = "Day 5, “The loop”"
"""

import torch


def train(model, xs, ys, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        total = 0.0
        for x, y in zip(xs, ys):
            loss = (model(x[None])[0] - y) ** 2
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total)
    return losses
