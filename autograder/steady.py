"""Whether a grade would come out the same again: how near its submission came to a limit."""

from __future__ import annotations

from autograder.result import Result, Status

NEAR = 0.5  # of a time limit: a machine may be this much slower on another day
BY_LIMIT = (Status.TIMED_OUT, Status.OUT_OF_MEMORY)
TIMED = (
    ("cells", "cell_seconds", "running the cells"),
    ("longest_call", "call_seconds", "one case"),
    ("total", "submission_seconds", "everything"),
)


def near_limits(result: Result) -> str:
    """Why another run may end otherwise, in a few words; "" for a submission that is clear of every limit."""
    if result.status in BY_LIMIT:
        return f"it was stopped by a limit ({result.status})"
    seconds, limits = (result.provenance.get(key, {}) for key in ("seconds", "limits"))
    for name, limit, what in TIMED:
        if name in seconds and seconds[name] > NEAR * limits[limit]:
            return f"{what} took {seconds[name]:.1f} of the {limits[limit]:g} seconds allowed"
    return ""
