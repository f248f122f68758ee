"""
title = "All entries are nudged together"
fails = ["partials", "one_at_a_time", "gradient_central"]
diagnosis = "All entries of your list move at the same time, so every slope comes out the same: it is the slope along the diagonal. Each entry needs a nudge while the others hold still."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    up, down = [x + h for x in xs], [x - h for x in xs]
    return [(f(up) - f(down)) / (2 * h) for _ in xs]
