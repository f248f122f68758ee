"""
title = "The means are not kept for the next step"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Every step of yours was like a first one, as long as the rate and along the newest gradient alone. What one call works out, the next can only know from `state`."
look = "This notebook, “The rules”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    state = dict(state)
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
