"""
title = "theta0 is moved, and every row is theta0"
fails = ["first_row", "path", "start_untouched"]
same_numbers_as = ["same_row_everywhere", "start_moved_in_place"]
diagnosis = "All rows of your path are equal to the last point, and so is the caller's `theta0` afterwards. There is only one tensor in all of this, and it moved."
look = "This notebook, “The path”"
"""

import torch


@torch.no_grad()
def gradient_descent(grad, theta0, lr, steps):
    path = [theta0]
    for _ in range(steps):
        theta0 -= lr * grad(theta0)
        path.append(theta0)
    return torch.stack(path)
