"""Calls of `perplexity`, `gradient_norm` and `clip_gradients` on parameters made from plain numbers."""

import torch

FORMS = {
    "list": list,
    "generator": lambda made: (p for p in made),
    "map": lambda made: map(lambda p: p, made),
}


def _parameters(weights, gradients):
    made = [torch.nn.Parameter(tensor.clone()) for tensor in weights]
    for p, gradient in zip(made, gradients, strict=True):
        p.grad = None if gradient is None else gradient.clone()
    return made


def _gradients(made):
    return [None if p.grad is None else p.grad.detach().clone() for p in made]


def _weights(made):
    return torch.cat([p.detach().flatten() for p in made])


def perplexity_of(student, mean_nll):
    """What `perplexity` returns."""
    return student.perplexity(mean_nll)


def norm_of(student, weights, gradients, form):
    """What `gradient_norm` returns for these parameters, given as a list or as something walked through once."""
    return student.gradient_norm(FORMS[form](_parameters(weights, gradients)))


def clipped(student, weights, gradients, form, max_norm):
    """All gradients, and all weights in a row, after `clip_gradients`."""
    made = _parameters(weights, gradients)
    student.clip_gradients(FORMS[form](made), max_norm)
    return [_gradients(made), _weights(made)]


def returned(student, weights, gradients, form, max_norm):
    """What `clip_gradients` returns."""
    return student.clip_gradients(FORMS[form](_parameters(weights, gradients)), max_norm)


def returned_and_left(student, weights, gradients, form, max_norm):
    """What `clip_gradients` returns, and all gradients after it."""
    made = _parameters(weights, gradients)
    norm = student.clip_gradients(FORMS[form](made), max_norm)
    return [norm, _gradients(made)]
