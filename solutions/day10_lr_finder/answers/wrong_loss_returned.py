"""
title = "The loss in place of the rate"
fails = ["smooth_curve", "bumpy_curve", "half_width", "at_the_ends"]
diagnosis = "What you return is a loss, or a tenth of one. What is asked for is a rate."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return min(smoothed) / 10
