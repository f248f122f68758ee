"""
title = "Both probes are the same list"
fails = ["partials", "one_at_a_time", "gradient_central"]
diagnosis = "All your slopes are 0: the point above and the point below are one and the same list under two names, so nudging one up and the other down moves nothing. Giving a list a second name does not copy it."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    slopes = []
    for i in range(len(xs)):
        up = down = list(xs)
        up[i] += h
        down[i] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return slopes
