"""
title = "The gradients are set to zero"
fails = ["leaves_gradients"]
diagnosis = "After the step the gradients are zero. Clearing them is the business of the training loop, and others may want to look at them first."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.mul_(1 - lr * weight_decay).sub_(lr * theta.grad)
                theta.grad.zero_()
