"""
title = "Only the last point is returned"
fails = ["size", "first_row", "one_step", "path"]
diagnosis = "You return a single point, of shape (d,). Asked for is the whole path, a row for the start and one for each step."
look = "This notebook, “The path”"
"""


def gradient_descent(grad, theta0, lr, steps):
    theta = theta0.detach().clone()
    for _ in range(steps):
        theta = theta - lr * grad(theta).detach()
    return theta
