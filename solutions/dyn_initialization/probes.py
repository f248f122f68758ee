"""Calls of `init_weights`."""

import random

import numpy as np
import torch


def _draw(student, shape, activation, generator):
    return student.init_weights(tuple(shape), activation, generator).detach()


def weights(student, shape, activation, seed):
    """One matrix of weights."""
    return _draw(student, shape, activation, torch.Generator().manual_seed(seed))


def shape_of(student, shape, activation, seed):
    """The shape of what comes back."""
    return list(weights(student, shape, activation, seed).shape)


def _set_global_state(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def _global_state():
    return [
        torch.get_rng_state().tolist(),
        list(random.getstate()[1]),
        np.random.get_state()[1].tolist(),
    ]


def twice(student, shape, activation, seed):
    """Two matrices from one generator, the first again from another, and whether global chance was left alone."""
    _set_global_state(1)
    before = _global_state()
    generator = torch.Generator().manual_seed(seed)
    first = _draw(student, shape, activation, generator)
    second = _draw(student, shape, activation, generator)
    kept = _global_state() == before
    _set_global_state(2)
    again = weights(student, shape, activation, seed)
    return {"first": first, "second": second, "again": again, "kept": kept}
