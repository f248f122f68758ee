"""
title = "One model whose first state is loaded back before each rate"
"""

import copy

import torch


def train(model, xs, ys, lr, steps):
    parameters = list(model.parameters())
    losses = []
    for _ in range(steps):
        loss = torch.sum(torch.pow(ys - model(xs), 2))
        gradients = torch.autograd.grad(loss, parameters)
        with torch.no_grad():
            for p, g in zip(parameters, gradients):
                p.sub_(lr * g)
        losses += [loss.item()]
    return losses


def learning_rates(make_model, xs, ys, lrs, steps):
    model = make_model()
    start = copy.deepcopy(model.state_dict())
    final = dict.fromkeys(lrs)
    for lr in lrs:
        model.load_state_dict(start)
        model.zero_grad()
        *_, final[lr] = train(model, xs, ys, lr, steps)
    return final
