"""
title = "The decay does not go through the learning rate"
fails = ["step"]
diagnosis = "Your weights shrank by a share that does not depend on `lr`. In the formula the decay is multiplied by both."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.mul_(1 - weight_decay).sub_(lr * theta.grad)
