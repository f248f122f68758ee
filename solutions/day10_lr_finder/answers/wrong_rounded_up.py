"""
title = "w is rounded up"
fails = ["smooth_curve", "half_width"]
same_numbers_as = ["always_smooths"]
diagnosis = "Your window is too wide by one on each side: `len(losses) // 50` rounds down."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = -(-len(losses) // 50)
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
