"""
title = "The new weights decay, not the old ones"
fails = ["step"]
diagnosis = "The decay was taken of the weights after the gradient step, so that it shrank the step too. Both parts start from the old weights."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta -= lr * theta.grad
                theta *= 1 - lr * weight_decay
