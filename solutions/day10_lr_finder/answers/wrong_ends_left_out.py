"""
title = "The ends are left out"
fails = ["at_the_ends"]
diagnosis = "The first and the last losses have no chance to be the lowest: only places with all their neighbours were looked at. Near the ends the mean is over fewer."
look = "This notebook, “Reading the curve”"
"""


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    windows = [losses[max(0, i - w) : i + w + 1] for i in range(len(losses))]
    smoothed = [sum(window) / len(window) for window in windows]
    smoothed[:w] = [max(smoothed)] * w
    smoothed[len(smoothed) - w :] = [max(smoothed)] * w
    return lrs[smoothed.index(min(smoothed))] / 10
