"""
title = "Multiplied by the output as well"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slopes carry the output o as an extra factor, so that they change sign with it and vanish at z = 0. The walk back starts with the slope of o with respect to itself, which is not o."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = (1 - math.tanh(z) ** 2) * math.tanh(z)
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
