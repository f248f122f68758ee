"""
title = "Divides by the step that floating point has really made"
"""


def derivative(f, x, h=1e-5):
    above, below = x + h, x - h
    return (f(above) - f(below)) / (above - below)


def gradient(f, xs, h=1e-5):
    print("gradient of", len(xs), "entries")
    slopes = []
    for i, x in enumerate(xs):
        above, below = xs.copy(), xs.copy()
        above[i], below[i] = x + h, x - h
        slopes.append((f(above) - f(below)) / (above[i] - below[i]))
    return slopes
