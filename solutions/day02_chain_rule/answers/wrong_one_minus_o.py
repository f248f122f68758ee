"""
title = "The square is missing in the slope of tanh"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slopes have a factor 1 − o where tanh has another: for a negative z that factor is above 1, and tanh is never that steep. Its slope is the same at z and at −z."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z)
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
