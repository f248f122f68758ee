"""
title = "Each factor of a product gets itself as slope"
fails = ["weights", "inputs"]
diagnosis = "In your products each factor's slope is that same factor: a weight of 0 gets a slope of 0 whatever its input. How fast a product rises with one factor depends on the size of the other one."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * x1, "x2": s * x2, "w1": s * w1, "w2": s * w2, "b": s}
