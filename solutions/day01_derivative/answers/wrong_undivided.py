"""
title = "The difference is not divided at all"
fails = ["slope", "central", "other_h", "partials", "one_at_a_time", "gradient_central"]
diagnosis = "You return how much f changes between the two probes, so that a smaller step gives a smaller answer. A slope is a change for each unit of distance."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    return f(x + h) - f(x - h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
