"""
title = "The weights do not decay"
fails = ["step"]
diagnosis = "Your update is the plain one: with `weight_decay` or without, the parameters came out the same."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta -= lr * theta.grad
