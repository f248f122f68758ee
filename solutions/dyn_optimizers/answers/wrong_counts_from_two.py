"""
title = "The number of the step is one too large"
fails = ["adam_first_steps", "adam_steps", "adam_eps", "weight_decay", "gradient_reused", "several_parameters"]
diagnosis = "Your first step was corrected as the second ought to be, and so on. The number of steps that the correction uses was one ahead."
look = "Optimizers, “Leave out the correction”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 1) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
