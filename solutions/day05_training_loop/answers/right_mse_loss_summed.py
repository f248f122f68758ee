"""
title = "mse_loss summed, gradients cleared after each update, losses as tensors"
"""

import torch.nn.functional as F


def train(model, xs, ys, lr, steps):
    losses = []
    while len(losses) < steps:
        loss = F.mse_loss(model(xs), ys, reduction="sum")
        losses.append(loss)
        loss.backward()
        for p in model.parameters():
            p.data.add_(p.grad, alpha=-lr)
            p.grad = None
    return losses


def learning_rates(make_model, xs, ys, lrs, steps):
    runs = [train(make_model(), xs, ys, lr, steps) for lr in lrs]
    return dict(zip(lrs, [run[-1].detach() for run in runs]))
