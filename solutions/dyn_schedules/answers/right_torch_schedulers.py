"""
title = "Asks torch's own schedulers, after as many updates"
"""

import warnings

import torch
from torch.optim import lr_scheduler


def _rate_after(make, lr, steps):
    """The rate of an optimizer after `steps` updates, each followed by a step of the scheduler."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        scheduler = make(optimizer)
        for _ in range(steps):
            optimizer.step()
            scheduler.step()
    return optimizer.param_groups[0]["lr"]


def linear_decay(initial_lr, step, total_steps):
    def make(optimizer):
        return lr_scheduler.LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=total_steps)

    return _rate_after(make, initial_lr, min(step, total_steps))


def cosine_annealing(max_lr, min_lr, step, total_steps):
    def make(optimizer):
        return lr_scheduler.CosineAnnealingLR(optimizer, T_max=total_steps, eta_min=min_lr)

    return _rate_after(make, max_lr, min(step, total_steps))


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    if warmup_steps == 0:
        return cosine_annealing(max_lr, min_lr, step, total_steps)

    def make(optimizer):
        climb = lr_scheduler.LambdaLR(optimizer, lambda done: done / warmup_steps)
        fall = lr_scheduler.CosineAnnealingLR(optimizer, total_steps - warmup_steps, eta_min=min_lr)
        return lr_scheduler.SequentialLR(optimizer, [climb, fall], milestones=[warmup_steps])

    return _rate_after(make, max_lr, min(step, total_steps))
