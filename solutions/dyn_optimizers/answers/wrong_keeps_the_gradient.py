"""
title = "The first gradient itself is kept as the velocity"
fails = ["gradient_reused"]
diagnosis = "When the second gradient was written into the same tensor, your velocity changed with it. What you kept after the first step is the gradient's own tensor."
look = "This notebook, “The rules”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["velocity"] = grad if not state else momentum * state["velocity"] + grad
    return theta - lr * state["velocity"]
