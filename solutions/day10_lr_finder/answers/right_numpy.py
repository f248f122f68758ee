"""
title = "numpy's geomspace, and a convolution divided by the number of neighbours"
"""

import numpy as np


def lr_finder(train_step, lr_min, lr_max, steps):
    lrs, losses = [], []
    for lr in np.geomspace(lr_min, lr_max, steps):
        loss = train_step(lr)
        if not np.isfinite(loss):
            break
        lrs.append(float(lr))
        losses.append(float(loss))
    return lrs, losses


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    padded = np.pad(np.asarray(losses, dtype=float), w)
    there = np.pad(np.ones(len(losses)), w)
    kernel = np.ones(2 * w + 1)
    level = np.convolve(padded, kernel, "valid") / np.convolve(there, kernel, "valid")
    return 0.1 * np.asarray(lrs)[level.argmin()]
