"""
title = "The step is scaled by x"
fails = ["slope", "other_h", "gradient_central"]
diagnosis = "Your step grows and shrinks with x, and at x = 0 there is no step left. The probes lie h away from x wherever x is."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    step = h * abs(x)
    return (f(x + step) - f(x - step)) / (2 * step)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
