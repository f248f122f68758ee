"""
title = "The slope of the sigmoid"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slope of the squashing is o·(1 − o), which is 0 at z = 0 where tanh is steepest. That formula belongs to another squashing, the sigmoid."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = math.tanh(z) * (1 - math.tanh(z))
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
