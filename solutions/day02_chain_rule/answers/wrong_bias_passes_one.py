"""
title = "The bias misses the slope of tanh"
fails = ["bias", "saturated"]
same_numbers_as = ["no_tanh"]
diagnosis = "Your slope of b is always 1. That is its local slope in the sum; what arrived there from the output is still to be multiplied in."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": 1.0}
