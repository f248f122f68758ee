"""Calls of the three functions."""

import torch


def _number(loss):
    """A loss of one element as a number; anything else as it is."""
    return loss.item() if isinstance(loss, torch.Tensor) and loss.numel() == 1 else loss


def softmax(student, logits):
    """The probabilities."""
    return student.softmax(logits)


def cross_entropy(student, logits, targets):
    """The loss, as a number."""
    return _number(student.cross_entropy(logits, targets))


def cross_entropy_grad(student, logits, targets):
    """The gradient that the student computes."""
    return student.cross_entropy_grad(logits, targets)


def gradient_by_autograd(student, logits, targets):
    """What autograd finds; a text when the loss is no tensor of no dimension that autograd knows."""
    logits.requires_grad_()
    loss = student.cross_entropy(logits, targets)
    if not isinstance(loss, torch.Tensor):
        return f"the loss is a {type(loss).__name__}, not a tensor"
    if not loss.requires_grad:
        return "autograd does not know how the loss came about"
    if loss.dim():
        return f"the loss has the shape {tuple(loss.shape)}, not ()"
    loss.backward()
    return logits.grad


def inputs_after(student, name, logits, targets):
    """The caller's tensors after a call."""
    function = getattr(student, name)
    function(logits) if name == "softmax" else function(logits, targets)
    return logits, targets
