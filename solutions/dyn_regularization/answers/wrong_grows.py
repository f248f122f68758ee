"""
title = "The weights grow"
fails = ["step"]
diagnosis = "Your weights were pushed away from zero where they should be pulled towards it. Look at the sign in front of the decay."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.mul_(1 + lr * weight_decay).sub_(lr * theta.grad)
