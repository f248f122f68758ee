"""
title = "Logarithms in equal steps; means from cumulative sums"
"""

import math
from itertools import accumulate, takewhile


def _rates(lr_min, lr_max, steps):
    a, b = math.log(lr_min), math.log(lr_max)
    return [math.exp(a + (b - a) * k / (steps - 1)) for k in range(steps)]


def lr_finder(train_step, lr_min, lr_max, steps):
    runs = ((lr, train_step(lr)) for lr in _rates(lr_min, lr_max, steps))
    kept = list(takewhile(lambda run: math.isfinite(run[1]), runs))
    return [lr for lr, _ in kept], [loss for _, loss in kept]


def suggest_lr(lrs, losses):
    n, w = len(losses), len(losses) // 50
    total = [0.0, *accumulate(losses)]

    def level(i):
        low, high = max(0, i - w), min(n, i + w + 1)
        return (total[high] - total[low]) / (high - low)

    return lrs[min(range(n), key=level)] * 0.1
