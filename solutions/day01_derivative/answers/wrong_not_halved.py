"""
title = "The difference divided by h"
fails = ["slope", "central", "other_h", "partials", "one_at_a_time", "gradient_central"]
diagnosis = "Your slopes are twice as steep as the function. The change was divided by a distance, but the two probes are further apart than that."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / h


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
