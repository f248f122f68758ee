"""
title = "Forward differences in the gradient only"
fails = ["gradient_central"]
same_numbers_as = ["forward_difference"]
diagnosis = "Each slope in your gradient is the one between the point itself and a point above it, so that it leans to one side. A gradient wants the same care as a derivative, along every entry."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    here, slopes = f(list(xs)), []
    for i in range(len(xs)):
        up = list(xs)
        up[i] += h
        slopes.append((f(up) - here) / h)
    return slopes
