"""Calls of `create_batches`."""

import random

import numpy as np
import torch


def _generator(seed):
    return torch.Generator().manual_seed(seed)


def _set_global_state(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    random.random(), np.random.rand(), torch.rand(1)  # so that no seed alone leads back to it


def _global_state():
    return {
        "random": hash(random.getstate()),
        "numpy": hash(tuple(np.random.get_state()[1].tolist()) + np.random.get_state()[2:]),
        "torch": hash(tuple(torch.get_rng_state().tolist())),
    }


def batches(student, examples, batch_size, seed):
    """What the function gives for a list of its own."""
    return student.create_batches(list(examples), batch_size, _generator(seed))


def many(student, examples, batch_size, seeds):
    """The same for many generators."""
    return [batches(student, examples, batch_size, seed) for seed in seeds]


def epochs(student, examples, batch_size, seed):
    """Two passes with one generator; the first again, and another seed's, with the global state another."""
    _set_global_state(1)
    before = _global_state()
    generator = _generator(seed)
    first, second = (student.create_batches(list(examples), batch_size, generator) for _ in range(2))
    kept = _global_state() == before
    _set_global_state(2)
    again, other = (batches(student, examples, batch_size, s) for s in (seed, seed + 1))
    return {"first": first, "second": second, "again": again, "other": other, "kept": kept}


def list_after(student, examples, batch_size, seed):
    """The batches, and the caller's list after the call."""
    mine = list(examples)
    got = student.create_batches(mine, batch_size, _generator(seed))
    return {"batches": [list(batch) for batch in got], "examples": mine}
