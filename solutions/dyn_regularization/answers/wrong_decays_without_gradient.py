"""
title = "A parameter without a gradient decays too"
fails = ["without_gradient"]
diagnosis = "A parameter that took no part in the loss came nearer to zero. Without a gradient nothing holds against the pull, and it would fade away."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            theta *= 1 - lr * weight_decay
            if theta.grad is not None:
                theta -= lr * theta.grad
