"""
title = "There is no decay"
fails = ["weight_decay", "gradient_reused"]
diagnosis = "With a decay your theta went the same way as without. `weight_decay` has no effect."
look = "This notebook, “AdamW”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * mean / (square.sqrt() + eps)
