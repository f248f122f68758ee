"""
title = "The bias gets no slope"
fails = ["bias", "saturated"]
diagnosis = "Your slope of b is 0, as if the bias were a fixed number. It is an input like the others: nudge it, and the output moves."
look = "This notebook, “The neuron, step by step”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": 0.0}
