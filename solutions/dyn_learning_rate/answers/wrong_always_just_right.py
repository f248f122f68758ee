"""
title = "Always the same word"
fails = ["not_finite", "grown", "stuck", "oscillating", "too_small", "order", "scale", "lengths"]
diagnosis = "Your function called every curve of this check `just right`. Read the losses it is given."
look = "This notebook, “The rules”"
"""


def diagnose(losses):
    return "just right"
