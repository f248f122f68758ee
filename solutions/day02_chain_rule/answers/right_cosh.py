"""
title = "1 / cosh² for the slope of tanh"
"""

from math import cosh


def neuron_gradients(x1, x2, w1, w2, b):
    through = cosh(x1 * w1 + x2 * w2 + b) ** -2
    factors = dict(x1=w1, x2=w2, w1=x1, w2=x2, b=1)
    return {name: through * factor for name, factor in factors.items()}
