"""
title = "tanh applied once more before its slope is taken"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slope of tanh is taken at o, as if the neuron squashed its sum twice: even a saturated neuron still lets 0.42 through. The output already is a tanh."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(math.tanh(z)) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
