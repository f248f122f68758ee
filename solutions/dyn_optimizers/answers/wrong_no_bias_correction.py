"""
title = "The two running means are used as they are"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Your first step was about three times too long, or more, and the later ones came closer to the right length. Both means start from 0 and are too small in the beginning, the mean square more so."
look = "Optimizers, “Leave out the correction”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"]
    square = state["s"]
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
