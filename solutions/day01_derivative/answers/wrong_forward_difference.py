"""
title = "Forward difference in place of central"
fails = ["central", "gradient_central"]
same_numbers_as = ["gradient_forward"]
diagnosis = "Your slope is the one between x and x + h: on functions that bend it leans to the right, and at the bottom of a parabola it is not 0. Its error shrinks in proportion to h, where the central difference has h²."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x)) / h


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
