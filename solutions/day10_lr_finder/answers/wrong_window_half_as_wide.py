"""
title = "The window has w losses in all"
fails = ["half_width"]
diagnosis = "Your window holds too few losses. There are w neighbours on each side, so 2w + 1 losses in the middle of the list."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    w = w // 2
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    return lrs[smoothed.index(min(smoothed))] / 10
