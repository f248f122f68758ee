"""Calls of `diagnose`."""


def verdict(student, losses):
    """What the student's function says to one curve."""
    return student.diagnose(list(losses))
