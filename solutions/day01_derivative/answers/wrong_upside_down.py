"""
title = "The probes taken in the wrong order"
fails = ["slope", "central", "other_h", "partials", "one_at_a_time", "gradient_central"]
diagnosis = "Your slopes have the right size and the wrong sign: where the function rises you report a fall. It matters which of the two values is subtracted from which."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    return (f(x - h) - f(x + h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
