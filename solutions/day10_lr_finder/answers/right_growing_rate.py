"""
title = "The rate is multiplied at each step; the window is a deque"
"""

import math
from collections import deque


def lr_finder(train_step, lr_min, lr_max, steps):
    factor = (lr_max / lr_min) ** (1 / (steps - 1))
    found = []
    lr = lr_min
    while len(found) < steps:
        loss = train_step(lr)
        if not (-math.inf < loss < math.inf):
            break
        found.append((lr, loss))
        lr *= factor
    return [lr for lr, _ in found], [loss for _, loss in found]


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    window = deque(losses[:w])
    best, best_lr = math.inf, None
    for i, lr in enumerate(lrs):
        if i + w < len(losses):
            window.append(losses[i + w])
        if i > w:
            window.popleft()
        level = sum(window) / len(window)
        if level < best:
            best, best_lr = level, lr
    return best_lr / 10
