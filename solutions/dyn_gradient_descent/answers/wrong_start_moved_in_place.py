"""
title = "theta0 itself is moved"
fails = ["start_untouched"]
same_numbers_as = ["start_moved_and_same_rows"]
diagnosis = "After the call the caller's `theta0` stands at the end of your path. The tensor that came in was moved itself."
look = "This notebook, “The path”"
"""

import torch


@torch.no_grad()
def gradient_descent(grad, theta0, lr, steps):
    theta = theta0
    path = [theta.clone()]
    for _ in range(steps):
        theta -= lr * grad(theta)
        path.append(theta.clone())
    return torch.stack(path)
