"""
title = "The caller's losses are overwritten"
fails = ["leaves_lists"]
diagnosis = "After the call the caller's losses were the smoothed ones. Besides, each mean then takes in neighbours that were averaged before."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    losses[:] = [sum(window) / len(window) for window in windows]
    smoothed = losses
    return lrs[smoothed.index(min(smoothed))] / 10
