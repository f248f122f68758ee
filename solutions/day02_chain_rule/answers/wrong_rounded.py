"""
title = "Rounded to four digits after the point"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slopes are right in the first digits and cut off after the fourth digit behind the point, and the slope of a saturated neuron is 0. Round what you print, not what you return."
look = "This notebook, “What to return”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {
        "x1": round(s * w1, 4),
        "x2": round(s * w2, 4),
        "w1": round(s * x1, 4),
        "w2": round(s * x2, 4),
        "b": round(s, 4),
    }
