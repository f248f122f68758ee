"""
title = "The steps go uphill"
fails = ["momentum_first_step", "momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters", "adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "by_hand"]
diagnosis = "Your theta moved along the gradient, which points uphill. Each step of yours makes the loss larger."
look = "This notebook, “The rules”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    state["velocity"] = momentum * state.get("velocity", 0) + grad
    return theta + lr * state["velocity"]


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta + lr * mean / (square.sqrt() + eps)
