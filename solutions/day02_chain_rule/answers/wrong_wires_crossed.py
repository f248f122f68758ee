"""
title = "The two products are mixed up"
fails = ["weights", "inputs"]
diagnosis = "Your slopes of x1 and w1 carry the numbers of the other product, and the other way round. Each input is multiplied by its own weight, and what happens in one product does not depend on the other."
look = "This notebook, “The neuron, step by step”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w2, "x2": s * w1, "w1": s * x2, "w2": s * x1, "b": s}
