"""
title = "The bias is missing in the sum"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slope of tanh is taken at x1·w1 + x2·w2, without b: your slopes do not change when the bias does. Going back starts from where the forward walk ended."
look = "This notebook, “The neuron, step by step”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    s = 1 - math.tanh(x1 * w1 + x2 * w2) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
