"""
title = "torch.autograd.grad, which leaves .grad alone; gradients weighted and summed by hand"
"""

import torch


def _gradients(model, loss_fn, xs, ys):
    loss = loss_fn(model(xs), ys)
    return loss, torch.autograd.grad(loss, list(model.parameters()))


def _move(model, gradients, lr):
    for p, g in zip(model.parameters(), gradients):
        p.data = p.data - lr * g


def train_step(model, loss_fn, xs, ys, lr):
    loss, gradients = _gradients(model, loss_fn, xs, ys)
    _move(model, gradients, lr)
    return loss.detach()


def accumulated_step(model, loss_fn, batches, lr):
    sizes = torch.tensor([len(ys) for _, ys in batches], dtype=torch.float64)
    shares = sizes / sizes.sum()
    losses, parts = zip(*[_gradients(model, loss_fn, xs, ys) for xs, ys in batches])
    summed = [sum(share * g for share, g in zip(shares, of_one)) for of_one in zip(*parts)]
    _move(model, summed, lr)
    return (shares * torch.stack(losses).detach()).sum()
