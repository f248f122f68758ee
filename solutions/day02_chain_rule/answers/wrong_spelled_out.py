"""
title = "A key is called otherwise"
fails = ["bias", "saturated", "keys"]
diagnosis = "The dict that you return has the key “bias”, and the task asks for it under another name. Each key is the bare name of an input, as it stands in the signature."
look = "This notebook, “What to return”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - math.tanh(z) ** 2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "bias": s}
