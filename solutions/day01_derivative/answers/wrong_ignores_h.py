"""
title = "The caller's h is not used"
fails = ["other_h", "gradient_central"]
same_numbers_as = ["drops_h"]
diagnosis = "With a large h your slope is the same as with a tiny one. The step is the caller's to choose, and the 1e-5 in the signature is only what is used when the caller says nothing."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    step = 1e-5
    return (f(x + step) - f(x - step)) / (2 * step)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
