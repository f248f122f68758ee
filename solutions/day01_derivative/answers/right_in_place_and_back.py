"""
title = "Nudges the caller's list and puts each entry back"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 / h


def gradient(f, xs, h=1e-5):
    slopes = [0.0] * len(xs)
    for i in range(len(xs)):
        kept = xs[i]
        xs[i] = kept + h
        slopes[i] += f(xs)
        xs[i] = kept - h
        slopes[i] -= f(xs)
        xs[i] = kept
        slopes[i] /= 2 * h
    return slopes
