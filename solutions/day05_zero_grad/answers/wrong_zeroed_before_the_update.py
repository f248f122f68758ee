"""
title = "The gradients are zeroed between backward and the update"
fails = ["first_call", "later_calls", "stale_gradients"]
same_numbers_as = ["update_on_a_copy"]
diagnosis = "After your step every weight is what it was before. Either the gradients were cleared before the update could use them, or the update went into new numbers and not into the model's own parameters."
look = "Day 5, “The line that is easily forgotten”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss = loss_fn(model(xs), ys)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
