"""
title = "Divided by the slope of tanh"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slopes grow where the neuron saturates, and they should shrink. A local slope is multiplied in, on the way back too."
look = "This notebook, “Going back”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 / (1 - math.tanh(z) ** 2)
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
