"""
title = "A much smaller step, to be more exact"
fails = ["slope", "central", "other_h", "partials", "one_at_a_time", "gradient_central"]
diagnosis = "Your slopes carry noise in the second or third digit, as they do when the probes are too close together for a computer to tell their values apart. Smaller is better only down to a point; use the h that the caller gives."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    h = min(h, 1e-14)
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
