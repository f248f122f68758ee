"""
title = "Value by value, with lists"
"""

import torch


def dropout(x, p, training, generator):
    values = x.flatten().tolist()
    if training:
        coins = torch.rand(len(values), generator=generator).tolist()
        values = [0.0 if coin < p else value / (1 - p) for value, coin in zip(values, coins)]
    return torch.tensor(values, dtype=x.dtype).reshape(x.shape)


def sgd_weight_decay_step(params, lr, weight_decay):
    for theta in params:
        if theta.grad is not None:
            flat, slopes = theta.data.view(-1), theta.grad.reshape(-1)
            for i in range(len(flat)):
                flat[i] = (1 - lr * weight_decay) * flat[i].item() - lr * slopes[i].item()
