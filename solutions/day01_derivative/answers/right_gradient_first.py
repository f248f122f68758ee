"""
title = "A derivative is the gradient of a function of a single entry"
"""


def derivative(f, x, h=1e-5):
    return gradient(lambda xs: f(xs[0]), [x], h)[0]


def gradient(f, xs, h=1e-5):
    def moved(i, step):
        return [x + step if k == i else x for k, x in enumerate(xs)]

    return [(f(moved(i, h)) - f(moved(i, -h))) / h / 2 for i in range(len(xs))]
