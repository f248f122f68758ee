"""
title = "The caller's own list is nudged"
fails = ["one_at_a_time", "leaves_input"]
same_numbers_as = ["not_put_back"]
diagnosis = "After your function the caller's list holds other numbers than before, and from the second slope on you measure at a point that has moved. What is nudged must be put back, or be a copy."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    slopes = []
    for i in range(len(xs)):
        xs[i] += h
        above = f(xs)
        xs[i] -= 2 * h
        slopes.append((above - f(xs)) / (2 * h))
    return slopes
