"""
title = "A copy of the point for each probe"
"""


def derivative(f, x, h=1e-5):
    above, below = f(x + h), f(x - h)
    return (above - below) / (2 * h)


def gradient(f, xs, h=1e-5):
    result = []
    for i in range(len(xs)):
        up, down = list(xs), list(xs)
        up[i] += h
        down[i] -= h
        result.append((f(up) - f(down)) / (2 * h))
    return result
