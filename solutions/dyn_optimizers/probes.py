"""Steps of the two optimizers along given gradients: what theta is on the way, and what else changed."""

import torch


def _step(student, task, theta, grad, state, lr, options):
    return getattr(student, task)(theta, grad, state, lr, **options)


def path(student, task, theta, grads, lrs, options):
    """Theta after each step; every gradient is a tensor of its own."""
    state, thetas = {}, []
    theta = theta.clone()
    for grad, lr in zip(grads, lrs, strict=True):
        theta = _step(student, task, theta, grad.clone(), state, lr, options)
        thetas.append(theta.clone())
    return thetas


def path_with_one_buffer(student, task, theta, grads, lrs, options):
    """Theta and the gradient after each step, when all gradients come in the same tensor, as autograd's do."""
    state, seen = {}, []
    theta, buffer = theta.clone(), torch.empty_like(grads[0])
    for grad, lr in zip(grads, lrs, strict=True):
        buffer.copy_(grad)
        theta = _step(student, task, theta, buffer, state, lr, options)
        seen.append({"theta": theta.clone(), "grad": buffer.clone()})
    return seen


def paths_in_turn(student, task, thetas, grads, lrs, options):
    """The last theta of each of several parameters, one step of each in turn, each with a state of its own."""
    thetas = [theta.clone() for theta in thetas]
    states = [{} for _ in thetas]
    for now, lr in zip(grads, lrs, strict=True):
        thetas = [
            _step(student, task, theta, grad.clone(), state, lr, options)
            for theta, grad, state in zip(thetas, now, states, strict=True)
        ]
    return [theta.clone() for theta in thetas]
