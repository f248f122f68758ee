"""
title = "The gradients are zeroed only after the update"
fails = ["stale_gradients"]
diagnosis = "Your function cleans up behind itself, so its own steps are right one after the other. But a model that arrives with gradients from elsewhere gets them mixed into its first step."
look = "Day 5, “The line that is easily forgotten”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loss = loss_fn(model(xs), ys)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
