"""
title = "grad is taken for a tensor before there is one"
fails = ["first_call"]
diagnosis = "On a new model your function stops with an error: before the first `backward()` there is no gradient that could be set to 0, `grad` is `None`. Later steps are right."
look = "This notebook, “One step”"
"""

import torch


def train_step(model, loss_fn, xs, ys, lr):
    for p in model.parameters():
        p.grad.zero_()
    loss = loss_fn(model(xs), ys)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= lr * p.grad
    return loss.item()
