"""
title = "The gradient does not hand h on"
fails = ["gradient_central"]
same_numbers_as = ["ignores_h"]
diagnosis = "Your derivative uses the caller's h, and your gradient does not: with a large h its slopes are the same as with the default. The step has to be passed along."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i]) for i in range(len(xs))]
