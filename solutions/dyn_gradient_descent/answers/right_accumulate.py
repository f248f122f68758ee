"""
title = "itertools.accumulate"
"""

from itertools import accumulate

import torch


def gradient_descent(grad, theta0, lr, steps):
    def step(theta, _):
        return theta - lr * grad(theta).detach()

    return torch.stack(list(accumulate(range(steps), step, initial=theta0.detach())))
