"""
title = "The slopes are added up"
fails = ["partials", "one_at_a_time", "gradient_central"]
diagnosis = "You return one number, the sum of all slopes. The gradient keeps them apart: one for each entry, in a list."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    return sum(derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs)))
