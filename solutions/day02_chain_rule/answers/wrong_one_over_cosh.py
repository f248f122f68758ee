"""
title = "1 / cosh without the square"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slope of tanh is the square root of the right one: too large everywhere but at z = 0, and far too large where the neuron is saturated. A power is missing."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 / math.cosh(z)
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
