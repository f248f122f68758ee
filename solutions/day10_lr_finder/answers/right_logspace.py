"""
title = "torch's logspace, tensors for the curve"
"""

import math

import torch


def lr_finder(train_step, lr_min, lr_max, steps):
    rates = torch.logspace(math.log10(lr_min), math.log10(lr_max), steps, dtype=torch.float64).tolist()
    losses = []
    for lr in rates:
        loss = float(train_step(lr))
        if math.isinf(loss) or math.isnan(loss):
            return rates[: len(losses)], losses
        losses.append(loss)
    return rates, losses


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    curve = torch.tensor(losses, dtype=torch.float64)
    pooled = torch.nn.functional.avg_pool1d(
        curve[None, None], 2 * w + 1, stride=1, padding=w, count_include_pad=False
    )
    return torch.tensor(lrs, dtype=torch.float64)[pooled[0, 0].argmin()] / 10
