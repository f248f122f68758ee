"""
title = "numpy: the rows of a matrix of nudges"
"""

import numpy as np


def derivative(f, x, h=1e-5):
    values = np.array([f(x - h), f(x + h)])
    return np.diff(values)[0] / (2 * h)


def gradient(f, xs, h=1e-5):
    point = np.array(xs, dtype=float)
    nudges = h * np.eye(len(point))
    return [(f((point + nudge).tolist()) - f((point - nudge).tolist())) / (2 * h) for nudge in nudges]
