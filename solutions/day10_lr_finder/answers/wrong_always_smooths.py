"""
title = "Short lists are smoothed too"
fails = ["smooth_curve"]
same_numbers_as = ["rounded_up"]
diagnosis = "A list of fewer than 50 losses was smoothed too. There w is 0, and each loss counts by itself."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = max(1, len(losses) // 50)
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
