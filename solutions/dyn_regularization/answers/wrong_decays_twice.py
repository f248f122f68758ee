"""
title = "The decay is twice as strong"
fails = ["step"]
diagnosis = "Your weights shrank by twice the share that was asked for. The slope of θ² brings a 2 that the formula of this notebook does not carry."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta -= lr * (theta.grad + 2 * weight_decay * theta)
