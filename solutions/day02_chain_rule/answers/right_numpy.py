"""
title = "numpy vectors for inputs and weights"
"""

import numpy as np


def neuron_gradients(x1, x2, w1, w2, b):
    x, w = np.array([x1, x2]), np.array([w1, w2])
    o = np.tanh(x @ w + b)
    dn = (1 - o) * (1 + o)
    (dx1, dx2), (dw1, dw2) = dn * w, dn * x
    return {"x1": dx1, "x2": dx2, "w1": dw1, "w2": dw2, "b": dn}
