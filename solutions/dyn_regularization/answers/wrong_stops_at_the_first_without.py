"""
title = "The first parameter without a gradient ends the update"
fails = ["without_gradient"]
diagnosis = "The parameters that come after one without a gradient did not move. Only that one should be left out."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is None:
                return
            theta.mul_(1 - lr * weight_decay).sub_(lr * theta.grad)
