"""
title = "Every node of the graph gets its slope, last to first"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    p1 = x1 * w1
    p2 = x2 * w2
    s = p1 + p2
    z = s + b
    o = math.tanh(z)

    do = 1.0
    dn = (1.0 - o * o) * do
    ds, db = dn, dn
    dp1, dp2 = ds, ds
    dx1, dw1 = w1 * dp1, x1 * dp1
    dx2, dw2 = w2 * dp2, x2 * dp2
    return {"x1": dx1, "x2": dx2, "w1": dw1, "w2": dw2, "b": db}
