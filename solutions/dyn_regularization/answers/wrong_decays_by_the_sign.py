"""
title = "Every weight decays by the same amount"
fails = ["step"]
diagnosis = "A large weight and a small one came nearer to zero by the same amount. Here the pull is proportional to the weight."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta -= lr * (theta.grad + weight_decay * theta.sign())
