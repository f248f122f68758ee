"""
title = "The square of the mean gradient in place of the mean of its square"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "From the second step on, each entry moved by almost exactly the rate, also where the gradients point to and fro. You squared the mean gradient, so that dividing leaves little more than its sign."
look = "This notebook, “AdamW”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = state["m"] ** 2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = (state["m"] / (1 - beta1 ** state["n"])) ** 2
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
