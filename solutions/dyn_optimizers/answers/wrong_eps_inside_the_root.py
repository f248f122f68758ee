"""
title = "eps is added under the root"
fails = ["adam_eps"]
diagnosis = "With an eps that is not tiny beside the gradients your steps were far too short. Under the root an eps counts as its own root: 1e-8 becomes 1e-4."
look = "Optimizers, “What ε does, and a step of one sign”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta - lr * mean / (square + eps).sqrt()
