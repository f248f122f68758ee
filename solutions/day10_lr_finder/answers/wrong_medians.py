"""
title = "Medians in place of means"
fails = ["bumpy_curve", "at_the_ends"]
diagnosis = "Your losses are smoothed by medians. The rule says means, which a very low loss can still move."
look = "This notebook, “Reading the curve”"
"""

from statistics import median


def suggest_lr(lrs, losses):
    w = len(losses) // 50
    smoothed = [median(losses[max(0, i - w) : i + w + 1]) for i in range(len(losses))]
    return lrs[smoothed.index(min(smoothed))] / 10
