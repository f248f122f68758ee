"""
title = "The decay is added to the gradient"
fails = ["weight_decay", "gradient_reused"]
diagnosis = "With a decay your steps were those of Adam on a gradient to which the decay had been added. There it passes through both means and is divided by the root like all the rest, so it hardly depends on how large theta is."
look = "Optimizers, “AdamW: decay apart from the gradient”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    grad = grad + weight_decay * theta
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = state["s"] / (1 - beta2 ** state["n"])
    return theta - lr * weight_decay * theta - lr * mean / (square.sqrt() + eps)
