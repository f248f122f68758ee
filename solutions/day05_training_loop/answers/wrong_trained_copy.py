"""
title = "A copy of the model is trained"
fails = ["first_update", "final_weights"]
diagnosis = "The losses are right, but the model that was handed in has not moved: another one was trained in its place. The caller wants this model trained."
look = "This notebook, “The loop as a function”"
"""

import copy

import torch


def train(model, xs, ys, lr, steps):
    model = copy.deepcopy(model)
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= lr * p.grad
        losses.append(loss.item())
    return losses
