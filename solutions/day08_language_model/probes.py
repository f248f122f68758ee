"""Calls of `build_dataset` and `forward`."""

import torch


def dataset(student, words, block_size):
    """X and Y, as they are."""
    X, Y = student.build_dataset(words, block_size)
    return {"X": X, "Y": Y}


def kinds(student, words, block_size):
    """The dtypes and shapes of X and Y."""
    X, Y = student.build_dataset(words, block_size)
    return [{"dtype": str(t.dtype), "shape": list(t.shape)} for t in (X, Y)]


def logits(student, params, X):
    """The logits."""
    return student.forward(params, X)


def gradients(student, params, X, Y):
    """What autograd finds for each parameter; a text when the logits cannot be trained on."""
    for p in params.values():
        p.requires_grad_()
    given = student.forward(params, X)
    if not isinstance(given, torch.Tensor) or not given.requires_grad:
        return "autograd does not know how the logits came about"
    torch.nn.functional.cross_entropy(given, Y).backward()
    return {name: p.grad for name, p in params.items()}


def params_after(student, params, X):
    """The caller's parameters and contexts, after two calls."""
    student.forward(params, X)
    student.forward(params, X)
    return {"params": params, "X": X}
