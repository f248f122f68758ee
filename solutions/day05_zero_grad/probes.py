"""Calls of `train_step` and `accumulated_step` on networks made from plain numbers."""

import torch

from tendays.networks import TanhMLP


def _network(parameters, gradients):
    """A network with these parameters, and these gradients: None, "zeros", or one tensor for each parameter."""
    sizes = [tensor.shape[0] for tensor in parameters[::2]]
    network = TanhMLP(parameters[0].shape[1], sizes, torch.Generator().manual_seed(0))
    for index, parameter in enumerate(network.parameters()):
        parameter.data = parameters[index].clone()
        if gradients == "zeros":
            parameter.grad = torch.zeros_like(parameter)
        elif gradients is not None:
            parameter.grad = gradients[index].clone()
    return network


def _weights(network):
    return torch.cat([parameter.detach().flatten() for parameter in network.parameters()])


def _squared(prediction, target):
    return ((prediction - target) ** 2).mean()


def _absolute(prediction, target):
    return (prediction - target).abs().mean()


def _lopsided(prediction, target):
    return torch.maximum(0.8 * (target - prediction), 0.2 * (prediction - target)).mean()


LOSSES = {"squared": _squared, "absolute": _absolute, "lopsided": _lopsided}


def weights_after_steps(student, parameters, gradients, data, lr):
    """All weights after each call of `train_step`, one call for each (xs, ys) of `data`."""
    network, seen = _network(parameters, gradients), []
    for xs, ys in data:
        student.train_step(network, _squared, xs.clone(), ys.clone(), lr)
        seen.append(_weights(network))
    return seen


def loss_of_step(student, parameters, gradients, data, lr, loss):
    """What one call of `train_step` returns."""
    xs, ys = data
    return student.train_step(_network(parameters, gradients), LOSSES[loss], xs.clone(), ys.clone(), lr)


def weights_after_batches(student, parameters, gradients, batches, lr, calls):
    """All weights after each of some calls of `accumulated_step` with one and the same list."""
    network, seen = _network(parameters, gradients), []
    pairs = [(xs.clone(), ys.clone()) for xs, ys in batches]
    for _ in range(calls):
        student.accumulated_step(network, _squared, pairs, lr)
        seen.append(_weights(network))
    return seen


def loss_of_batches(student, parameters, gradients, batches, lr):
    """What one call of `accumulated_step` returns."""
    pairs = [(xs.clone(), ys.clone()) for xs, ys in batches]
    return student.accumulated_step(_network(parameters, gradients), _squared, pairs, lr)
