"""
title = "The losses are not smoothed"
fails = ["bumpy_curve", "half_width"]
diagnosis = "You suggest a tenth of the rate at the lowest single loss. One lucky minibatch can lie far from the valley, so the losses are averaged with their neighbours first."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = 0
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
