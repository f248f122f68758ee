"""Calls of `dropout` and `sgd_weight_decay_step`."""

import random

import numpy as np
import torch


def _set_global_state(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def _global_state():
    numpy_state = np.random.get_state()
    return [
        hash(random.getstate()),
        hash(tuple(numpy_state[1].tolist()) + numpy_state[2:]),
        hash(tuple(torch.get_rng_state().tolist())),
    ]


def _dropped(student, x, p, seed, training=True):
    return student.dropout(x.clone(), p, training, torch.Generator().manual_seed(seed))


def many(student, x, p, seed, calls):
    """Calls with one generator, stacked."""
    generator = torch.Generator().manual_seed(seed)
    return torch.stack([student.dropout(x.clone(), p, True, generator) for _ in range(calls)])


def nothing_dropped(student, a, b, seed):
    """A call with p = 0; x is the difference of two tensors."""
    return _dropped(student, a - b, 0.0, seed)


def both(student, a, b, p, seed):
    """A call in training, and one at test time; x is the difference of two tensors."""
    return {
        "training": _dropped(student, a - b, p, seed),
        "test": _dropped(student, a - b, p, seed, training=False),
    }


def twice(student, x, p, seed, calls):
    """Twice some calls with a generator, and those of a new generator with the global state changed."""
    _set_global_state(1)
    before = _global_state()
    generator = torch.Generator().manual_seed(seed)
    first, second = (
        torch.stack([student.dropout(x.clone(), p, True, generator) for _ in range(calls)]) for _ in range(2)
    )
    kept = before == _global_state()
    _set_global_state(2)
    return {"first": first, "second": second, "again": many(student, x, p, seed, calls), "kept": kept}


def x_after(student, a, b, p, seed):
    """What is in x after a call in training and one at test time; x is the difference of two tensors."""
    x = a - b
    for training in (True, False):
        student.dropout(x, p, training, torch.Generator().manual_seed(seed))
    return x


def _parameters(values, gradients):
    params = [torch.nn.Parameter(value.clone()) for value in values]
    for param, gradient in zip(params, gradients):
        param.grad = None if gradient is None else gradient.clone()
    return params


def stepped(student, values, gradients, lr, weight_decay, steps):
    """The parameters after some steps, each with the gradients that are given."""
    params = _parameters(values, gradients)
    for _ in range(steps):
        for param, gradient in zip(params, gradients):
            param.grad = gradient.clone()
        student.sgd_weight_decay_step(list(params), lr, weight_decay)
    return [param.detach() for param in params]


def gradients_after(student, values, a, b, lr, weight_decay):
    """The gradients after a step; each was the difference of two tensors."""
    params = _parameters(values, [left - right for left, right in zip(a, b)])
    student.sgd_weight_decay_step(list(params), lr, weight_decay)
    return [param.grad for param in params]


def strangers(student, a, b, gradients, lr, weight_decay):
    """The parameters without a gradient after a step, and which of the others moved."""
    values = [left - right for left, right in zip(a, b)]
    params = _parameters(values, gradients)
    student.sgd_weight_decay_step(list(params), lr, weight_decay)
    without = [param.detach() for param, gradient in zip(params, gradients) if gradient is None]
    moved = [
        not torch.equal(param.detach(), value)
        for param, value, gradient in zip(params, values, gradients)
        if gradient is not None
    ]
    return {"without": without, "moved": moved}
