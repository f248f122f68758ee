"""
title = "Every step is corrected like the first"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Your first step was right, and from the second on both means were divided by too little. What a mean lacks because it began at 0 fades with the number of steps."
look = "Optimizers, “Leave out the correction”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1)
    square = state["s"] / (1 - beta2)
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
