"""
title = "The rate multiplies the gradient as it is added to the velocity"
fails = ["momentum_rate_changes"]
diagnosis = "After a change of the rate your steps were still as long as the old rate makes them, and changed only slowly. In your velocity the gradients are already multiplied by the rates of their own time."
look = "Optimizers, “The effective rate, and what cancels”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["velocity"] = momentum * state.get("velocity", 0) + lr * grad
    return theta - state["velocity"]
