"""
title = "Slopes of inner nodes are returned too"
fails = ["keys"]
diagnosis = "Your slopes are right, and the dict holds more than the five that were asked for. Slopes of nodes inside the neuron are yours to keep."
look = "This notebook, “What to return”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s, "z": s, "o": 1.0}
