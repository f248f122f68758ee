"""
title = "The last gradient is remembered instead of the velocity"
fails = ["momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters"]
diagnosis = "From the third step on, the first gradient had left no trace in your steps. What you keep is the gradient of the last step, not all that had been gathered by then."
look = "This notebook, “Momentum”"
"""


def sgd_momentum_step(theta, grad, state, lr, momentum):
    velocity = momentum * state.get("last", 0) + grad
    state["last"] = grad.clone()
    return theta - lr * velocity
