"""
title = "The gradients are zeroed between backward and the update"
fails = ["first_update", "all_losses", "final_weights", "final_losses"]
same_numbers_as = ["update_on_a_copy"]
diagnosis = "After your updates every weight is what it was before, and the recorded losses are all the same. Either the gradients were cleared before the update could use them, or the update went into new numbers and not into the model's own parameters."
look = "Day 5, “The line that is easily forgotten”"
"""

import torch


def train(model, xs, ys, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        losses.append(loss.item())
    return losses
