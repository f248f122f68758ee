"""
title = "The decay is written into the gradient"
fails = ["leaves_gradients"]
diagnosis = "The new weights are right, but `.grad` now holds more than the gradient of the loss: the decay was added there. Whoever looks at it next reads something else."
look = "This notebook, “Weight decay”"
"""

import torch


def sgd_weight_decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for theta in params:
            if theta.grad is not None:
                theta.grad += weight_decay * theta
                theta -= lr * theta.grad
