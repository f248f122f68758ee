"""
title = "The gradient does not hand h on"
fails = ["gradient_central"]
same_numbers_as = ["ignores_h"]
diagnosis = "With a large h the slopes in your gradient are the same as with the default: the caller's step does not get through to where the probes are made."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i]) for i in range(len(xs))]
