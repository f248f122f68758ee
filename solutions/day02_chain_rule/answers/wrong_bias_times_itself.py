"""
title = "The bias treated like a factor"
fails = ["bias", "saturated"]
diagnosis = "Your slope of b carries b as a factor: a bias of 0 gets a slope of 0. The bias is added, not multiplied."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s * b}
