"""
title = "The products pass their slope on unchanged"
fails = ["weights", "inputs"]
diagnosis = "All five of your slopes are equal: your products hand on what arrives as a sum does. A product changes what passes through it."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s, "x2": s, "w1": s, "w2": s, "b": s}
