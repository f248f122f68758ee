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


def _flat(network):
    return torch.cat([p.detach().flatten() for p in network.parameters()])


def weights(student, parameters, xs, ys, lr, steps):
    """All weights afterwards; and whether the list of losses, if there is one, has another length than `steps`."""
    network = _network(parameters)
    recorded = student.train(network, xs, ys, lr, steps)
    return {
        "weights": _flat(network),
        "more or fewer losses": isinstance(recorded, list) and len(recorded) != steps,
    }


def what_moved(student, parameters, xs, ys, lr, steps):
    """Whether the weights moved; and whether the losses, if there are any, fell although the weights did not."""
    network = _network(parameters)
    before = _flat(network)
    recorded = student.train(network, xs, ys, lr, steps)
    moved = not torch.equal(before, _flat(network))
    fell = isinstance(recorded, list) and len(recorded) > 1 and bool(recorded[-1] < recorded[0])
    return {"the weights moved": moved, "only the losses moved": fell and not moved}


def final_losses(student, parameters, xs, ys, lrs, steps):
    """What `learning_rates` returns."""
    return student.learning_rates(lambda: _network(parameters), xs, ys, lrs, steps)
