"""
title = "Every row is the same tensor"
fails = ["first_row", "path"]
same_numbers_as = ["start_moved_and_same_rows"]
diagnosis = "All rows of your path are equal, and equal to the last point. One tensor was put into the list again and again while it moved."
look = "This notebook, “The path”"
"""

import torch


@torch.no_grad()
def gradient_descent(grad, theta0, lr, steps):
    theta = theta0.clone()
    path = [theta]
    for _ in range(steps):
        theta -= lr * grad(theta)
        path.append(theta)
    return torch.stack(path)
