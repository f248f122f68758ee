"""
title = "The loss added up example by example, its gradients piled up within one step"
"""

import torch


def train(model, xs, ys, lr, steps):
    losses = []
    for step in range(steps):
        model.zero_grad()
        total = 0.0
        for x, y in zip(xs, ys):
            loss = (model(x[None])[0] - y) ** 2
            loss.backward()
            total += loss.item()
        with torch.no_grad():
            for p in model.parameters():
                p.copy_(p - lr * p.grad)
        losses.append(total)
    return losses


def learning_rates(make_model, xs, ys, lrs, steps):
    return {lr: _final(make_model(), xs, ys, lr, steps) for lr in lrs}


def _final(model, xs, ys, lr, steps):
    for _ in range(steps):
        loss = train(model, xs, ys, lr, 1)[0]
    return loss
