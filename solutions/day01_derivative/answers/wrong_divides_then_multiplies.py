"""
title = "Divided by 2, then multiplied by h"
fails = ["slope", "central", "other_h", "partials", "one_at_a_time", "gradient_central"]
diagnosis = "Your slopes shrink with h, as if the step had been multiplied in instead of divided out. Python works through a row of divisions and multiplications from left to right, which may not be the grouping you meant."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / 2 * h


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
