"""
title = "The whole product for its slope"
fails = ["weights", "inputs"]
diagnosis = "The slopes of an input and of its weight come out equal in your answer: both carry the whole product as factor. A product's value is not its slope."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * x1 * w1, "x2": s * x2 * w2, "w1": s * x1 * w1, "w2": s * x2 * w2, "b": s}
