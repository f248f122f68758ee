"""
title = "The gradient decays, not the weights"
fails = ["step"]
diagnosis = "What your factor made smaller is the gradient. It is the weight that decays."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta -= (1 - lr * weight_decay) * lr * theta.grad
