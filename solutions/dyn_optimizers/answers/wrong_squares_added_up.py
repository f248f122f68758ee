"""
title = "The squares are added up and never fade"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Your steps grew shorter and shorter, whatever the gradients did. What you divide by gathers all squares and forgets none, as in Adagrad."
look = "This notebook, “AdamW”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = state.get("s", 0) + grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"]
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
