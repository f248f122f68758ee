"""
title = "The update is made on a copy"
fails = ["step", "without_gradient"]
diagnosis = "The parameters that you were given are as they were before: the new values went into new tensors. The objects in the list have to hold them."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta = theta * (1 - lr * weight_decay) - lr * theta.grad
