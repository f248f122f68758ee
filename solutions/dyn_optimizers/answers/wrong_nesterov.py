"""
title = "Nesterov's variant"
fails = ["momentum_first_step", "momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters"]
diagnosis = "Your first step was longer than lr times the gradient: it looked ahead along the velocity, as Nesterov's variant does. Here the step goes along the velocity itself."
look = "Optimizers, “The effective rate, and what cancels”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["velocity"] = momentum * state.get("velocity", 0) + grad
    return theta - lr * (grad + momentum * state["velocity"])
