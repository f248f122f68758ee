"""
title = "A formula with four probes"
fails = ["other_h", "gradient_central"]
diagnosis = "Your slope uses more probes than the two at x + h and x − h: with a large h it comes out closer to the true slope than a central difference can be. A finer formula is a good idea, but another one than was asked for."
look = "This notebook, “The slope at a point”"
"""


def derivative(f, x, h=1e-5):
    near, far = f(x + h) - f(x - h), f(x + 2 * h) - f(x - 2 * h)
    return (8 * near - far) / (12 * h)


def gradient(f, xs, h=1e-5):
    return [derivative(lambda x, i=i: f(xs[:i] + [x] + xs[i + 1 :]), xs[i], h) for i in range(len(xs))]
