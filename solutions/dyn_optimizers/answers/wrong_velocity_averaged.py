"""
title = "The gradient enters the velocity with 1 − momentum"
fails = ["momentum_first_step", "momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters"]
diagnosis = "Your first step was only a part of lr times the gradient, the smaller the larger the momentum. Your velocity is a mean of gradients, and here it is to be a sum in which old ones fade."
look = "Optimizers, “The effective rate, and what cancels”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["velocity"] = momentum * state.get("velocity", 0) + (1 - momentum) * grad
    return theta - lr * state["velocity"]
