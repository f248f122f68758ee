"""
title = "The velocity is added into the caller's gradient"
fails = ["gradient_reused"]
diagnosis = "After your step the gradient that you were given held other numbers. It belongs to the caller."
look = "This notebook, “The rules”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    if state:
        grad.add_(momentum * state["velocity"])
    state["velocity"] = grad.clone()
    return theta - lr * grad
