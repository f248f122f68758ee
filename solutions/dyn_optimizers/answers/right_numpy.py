"""
title = "Worked out in numpy, with an object in the state"
"""

import numpy as np
import torch


class Memory:
    def __init__(self, shape):
        self.steps = 0
        self.first = np.zeros(shape)
        self.second = np.zeros(shape)


def memory(state, theta):
    if not state:
        state["memory"] = Memory(tuple(theta.shape))
    state["memory"].steps += 1
    return state["memory"]


def sgd_momentum_step(theta, grad, state, lr, momentum):
    kept = memory(state, theta)
    kept.first = momentum * kept.first + grad.numpy()
    return torch.as_tensor(theta.numpy() - lr * kept.first)


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    kept, g = memory(state, theta), grad.numpy()
    kept.first = betas[0] * kept.first + (1 - betas[0]) * g
    kept.second = betas[1] * kept.second + (1 - betas[1]) * g**2
    mean = kept.first / (1 - betas[0] ** kept.steps)
    root = np.sqrt(kept.second / (1 - betas[1] ** kept.steps))
    return torch.as_tensor(theta.numpy() * (1 - lr * weight_decay) - lr * mean / (root + eps))
