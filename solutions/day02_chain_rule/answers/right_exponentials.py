"""
title = "tanh and its slope from exponentials"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    slope = 4 / (math.exp(z) + math.exp(-z)) ** 2
    return {"b": slope, "w1": x1 * slope, "w2": x2 * slope, "x1": w1 * slope, "x2": w2 * slope}
