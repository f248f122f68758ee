"""
title = "The mean square is used as it is"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Your first steps were far too long: the mean gradient had its right size and what it is divided by was too small. Both running means start from 0."
look = "Optimizers, “Leave out the correction”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"]
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
