"""
title = "The weights miss the slope of tanh"
fails = ["weights"]
same_numbers_as = ["no_tanh"]
diagnosis = "The slopes of x1 and x2 are right, and those of the weights leave the tanh out: the slope of w1 is x1 itself. Everything that flows back to the inputs has come through the tanh."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": x1, "w2": x2, "b": s}
