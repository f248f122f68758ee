"""
title = "eps is added before the correction"
fails = ["adam_eps"]
diagnosis = "With an eps of the size of the gradients your early steps were too short, and later ones were right. You added eps to a root that had not been corrected yet, so in the beginning it weighs more than it should."
look = "This notebook, “AdamW”"
"""


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    beta1, beta2 = betas
    state["n"] = state.get("n", 0) + 1
    state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * grad
    state["s"] = beta2 * state.get("s", 0) + (1 - beta2) * grad**2
    mean = state["m"] / (1 - beta1 ** state["n"])
    square = (1 - beta2 ** state["n"]) ** 0.5
    return theta - lr * weight_decay * theta - lr * mean * square / (state["s"].sqrt() + eps)
