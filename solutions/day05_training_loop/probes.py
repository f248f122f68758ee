"""Calls of `train` and `learning_rates` on networks made from plain numbers."""

import torch

from tendays.networks import TanhMLP


def _network(parameters):
    """A new network with these parameters, and no gradients."""
    sizes = [tensor.shape[0] for tensor in parameters[::2]]
    network = TanhMLP(parameters[0].shape[1], sizes, torch.Generator().manual_seed(0))
    network.load_state_dict(dict(zip(network.state_dict(), parameters, strict=True)))
    return network


def losses(student, parameters, xs, ys, lr, steps):
    """What `train` returns."""
    return student.train(_network(parameters), xs, ys, lr, steps)


def first_loss(student, parameters, xs, ys, lr, steps):
    """The first number of the list."""
    return losses(student, parameters, xs, ys, lr, steps)[0]


def number_of_losses(student, parameters, xs, ys, lr, steps):
    """How many numbers there are in the list."""
    return len(losses(student, parameters, xs, ys, lr, steps))


def loss_fell(student, parameters, xs, ys, lr, steps):
    """Whether the last number of the list is below the first."""
    recorded = losses(student, parameters, xs, ys, lr, steps)
    return bool(recorded[-1] < recorded[0])


def weights(student, parameters, xs, ys, lr, steps):
    """All weights afterwards, and how many losses were recorded."""
    network = _network(parameters)
    recorded = student.train(network, xs, ys, lr, steps)
    return {
        "weights": torch.cat([p.detach().flatten() for p in network.parameters()]),
        "losses": len(recorded),
    }


def final_losses(student, parameters, xs, ys, lrs, steps):
    """What `learning_rates` returns."""
    return student.learning_rates(lambda: _network(parameters), xs, ys, lrs, steps)
