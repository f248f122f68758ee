"""
title = "The gradient is not multiplied by the learning rate"
fails = ["step"]
diagnosis = "The decay is right, but the gradient went into the update at its full length."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.mul_(1 - lr * weight_decay).sub_(theta.grad)
