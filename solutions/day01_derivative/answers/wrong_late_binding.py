"""
title = "Every function nudges the last entry"
fails = ["partials", "one_at_a_time", "gradient_central"]
diagnosis = "All but the last of your slopes are wrong, and they have to do with the last entry alone: the functions that you made in a loop all look up the loop's variable after the loop is over. Each one has to keep its own."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    along = [lambda x: f(xs[:i] + [x] + xs[i + 1 :]) for i in range(len(xs))]
    return [derivative(along[k], x, h) for k, x in enumerate(xs)]
