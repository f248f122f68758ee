"""
title = "The entry to nudge is looked up by its number"
fails = ["one_at_a_time"]
diagnosis = "When two entries hold the same number, your slopes along them come out equal: the first of them is nudged both times. Two entries can have the same number and still be two entries."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    slopes = []
    for x in xs:
        up, down = list(xs), list(xs)
        up[xs.index(x)] += h
        down[xs.index(x)] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return slopes
