"""
title = "The corrections go into the rate and the eps"
"""

from math import sqrt


def sgd_momentum_step(theta, grad, state, lr, momentum):
    step = lr * grad
    if "velocity" in state:
        step = step + lr * momentum * state["velocity"]
        state["velocity"] = grad + momentum * state["velocity"]
    else:
        state["velocity"] = grad + 0.0
    return theta - step


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    n = state["n"] = state.get("n", 0) + 1
    m = state["m"] = grad * (1 - betas[0]) + state.get("m", 0.0) * betas[0]
    s = state["s"] = grad.square() * (1 - betas[1]) + state.get("s", 0.0) * betas[1]
    missing = sqrt(1 - betas[1] ** n)
    scaled = lr * missing / (1 - betas[0] ** n)
    return theta - scaled * m / (s.sqrt() + eps * missing) - lr * weight_decay * theta
