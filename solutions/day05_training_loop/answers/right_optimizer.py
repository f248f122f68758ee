"""
title = "torch.optim.SGD and a for loop"
"""

import torch


def train(model, xs, ys, lr, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = (model(xs) - ys).square().sum()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def learning_rates(make_model, xs, ys, lrs, steps):
    final = {}
    for lr in lrs:
        final[lr] = train(make_model(), xs, ys, lr, steps)[-1]
    return final
