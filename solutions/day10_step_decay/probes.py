"""Calls of `step_decay`."""


def rates(student, calls):
    """The rate for each (positional arguments, keyword arguments) of `calls`."""
    return [student.step_decay(*positional, **named) for positional, named in calls]
