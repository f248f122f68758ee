"""
title = "The velocity is not kept for the next step"
fails = ["momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters"]
diagnosis = "Your second step was as long as if there had been no first: it looked at one gradient only. What one call works out, the next can only know from `state`."
look = "This notebook, “The rules”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    velocity = momentum * state.get("velocity", 0) + grad
    return theta - lr * velocity
