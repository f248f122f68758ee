"""
title = "A Bernoulli mask, and copy_ into the parameter; decay first"
"""

import torch


def dropout(x, p, training, generator):
    keep = 1 - p if training else 1.0
    mask = torch.full_like(x, keep).bernoulli_(keep, generator=generator)
    return mask * x / keep


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in [theta for theta in params if theta.grad is not None]:
            decayed = theta * (1 - lr * weight_decay)
            theta.copy_(decayed - lr * theta.grad)
