"""Runs over scripted losses, and calls of `suggest_lr`."""


class _Step:
    """`train_step`, answered by the grader; it keeps the rates it was called with."""

    def __init__(self, student):
        self.host, self.lrs = student.host, []

    def __call__(self, lr):
        self.lrs.append(float(lr))
        return self.host("train_step", float(lr))


def _run(student, lr_min, lr_max, steps):
    step = _Step(student)
    lrs, losses = student.lr_finder(step, lr_min, lr_max, steps)
    return step, lrs, losses


def inner_lrs(student, lr_min, lr_max, steps):
    """The recorded rates but the first and the last."""
    _, lrs, _ = _run(student, lr_min, lr_max, steps)
    return lrs[1:-1]


def ends(student, lr_min, lr_max, steps):
    """The first and the last recorded rate, and the number of rates."""
    _, lrs, _ = _run(student, lr_min, lr_max, steps)
    return {"first": lrs[0], "last": lrs[-1], "number": len(lrs)}


def losses(student, lr_min, lr_max, steps):
    """The recorded losses."""
    return _run(student, lr_min, lr_max, steps)[2]


def called(student, lr_min, lr_max, steps):
    """By how much the rate of each call is off the recorded one, in shares of it."""
    step, lrs, _ = _run(student, lr_min, lr_max, steps)
    return [round(used / float(lr) - 1, 4) for used, lr in zip(step.lrs, lrs)]


def count(student, lr_min, lr_max, steps):
    """How often `train_step` was called."""
    return len(_run(student, lr_min, lr_max, steps)[0].lrs)


def lengths_and_losses(student, lr_min, lr_max, steps):
    """The losses, and the number of rates beside them."""
    _, lrs, recorded = _run(student, lr_min, lr_max, steps)
    return {"losses": recorded, "number of rates": len(lrs)}


def suggested(student, lrs, losses):
    """The suggestion."""
    return student.suggest_lr(lrs, losses)


def lists_after(student, lrs, losses):
    """The caller's lists, after a call."""
    student.suggest_lr(lrs, losses)
    return {"lrs": lrs, "losses": losses}
