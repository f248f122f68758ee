"""
title = "The step is made before the gradient is added to the velocity"
fails = ["momentum_first_step", "momentum_steps", "momentum_rate_changes", "gradient_reused", "several_parameters"]
diagnosis = "Your first step did not move theta at all, and each later one followed the velocity of the step before. The gradient of a step has to be in the velocity that the step goes along."
look = "This notebook, “Momentum”"
"""

import torch


def sgd_momentum_step(theta, grad, state, lr, momentum):
    velocity = state.get("velocity", torch.zeros_like(grad))
    state["velocity"] = momentum * velocity + grad
    return theta - lr * velocity
