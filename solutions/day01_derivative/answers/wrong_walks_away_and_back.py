"""
title = "Entries are restored by the wrong amount"
fails = ["one_at_a_time", "leaves_input"]
diagnosis = "After your function each entry of the caller's list is h larger than before, and from the second slope on you measure at a point that has moved. The way up and the way down must add up to nothing."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    slopes = []
    for i in range(len(xs)):
        xs[i] -= h
        below = f(xs)
        xs[i] += 2 * h
        slopes.append((f(xs) - below) / (2 * h))
    return slopes
