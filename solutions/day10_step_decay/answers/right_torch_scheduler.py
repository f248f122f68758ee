"""
title = "Asks torch's own StepLR, after as many epochs"
"""

import warnings

import torch


def _rates(initial_lr, decay_rate, decay_every):
    """One rate for each epoch, without end."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=initial_lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=decay_every, gamma=decay_rate)
    while True:
        yield optimizer.param_groups[0]["lr"]
        scheduler.step()


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    warnings.simplefilter("ignore")
    rates = _rates(initial_lr, decay_rate, decay_every)
    for _ in range(epoch):
        next(rates)
    return next(rates)
