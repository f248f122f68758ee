"""
title = "One neighbour fewer after than before"
fails = ["bumpy_curve", "half_width"]
diagnosis = "Your window ends one loss early: after the loss it holds one neighbour fewer than before it. The end of a slice is not part of it."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + max(w, 1)] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
