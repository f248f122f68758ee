"""Walks on surfaces: gradients come from the grader, but for the two probes that need a tensor of their own."""

import torch


def _walk(student, theta0, lr, steps):
    return student.gradient_descent(lambda theta: student.host("grad", theta), theta0, lr, steps)


def path(student, theta0, lr, steps):
    """All rows."""
    return _walk(student, theta0, lr, steps)


def size(student, theta0, lr, steps):
    """The shape of the path."""
    return list(_walk(student, theta0, lr, steps).shape)


def first_row(student, theta0, lr, steps):
    """Row 0."""
    return _walk(student, theta0, lr, steps)[0]


def last_row(student, theta0, lr, steps):
    """The last row."""
    return _walk(student, theta0, lr, steps)[-1]


def only_walk(student, theta0, lr, steps):
    """Nothing: the grader has seen where the gradient was asked for."""
    _walk(student, theta0, lr, steps)


def start_afterwards(student, theta0, lr, steps):
    """The tensor that was given as the start."""
    _walk(student, theta0, lr, steps)
    return theta0


def start_after_writing(student, theta0, lr, steps):
    """The start, when somebody has written into the path."""
    walked = _walk(student, theta0, lr, steps)
    if isinstance(walked, torch.Tensor):
        walked.detach().zero_()
    return theta0


def kept_gradient(student, theta0, slope, lr, steps):
    """The tensor that grad returns at every call, afterwards."""
    student.gradient_descent(lambda theta: slope, theta0, lr, steps)
    return slope


def asks_for_gradients(student, theta0, lr, steps, start, slopes):
    """Whether the path does, on a curved surface."""
    weight = torch.ones((), dtype=theta0.dtype, requires_grad=slopes)
    walked = student.gradient_descent(
        lambda theta: weight * theta.detach() ** 3, theta0.requires_grad_(start), lr, steps
    )
    return bool(walked.requires_grad)
