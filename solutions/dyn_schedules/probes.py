"""Calls of the three schedules."""


def rates(student, schedule, calls):
    """The rate that the function named `schedule` gives for each list of arguments in `calls`."""
    function = getattr(student, schedule)
    return [function(*args) for args in calls]
