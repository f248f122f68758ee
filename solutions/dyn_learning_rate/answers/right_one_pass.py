"""
title = "A single pass that keeps only what is needed"
"""


def diagnose(losses):
    count = len(losses)
    total, high, low, rises = 0.0, float("-inf"), float("inf"), 0
    for i, loss in enumerate(losses):
        if not loss < float("inf"):
            return "diverged"
        if i >= count // 2:
            total, high, low = total + loss, max(high, loss), min(low, loss)
        if i and loss - losses[i - 1] > 0.05 * losses[i - 1]:
            rises += 1
    level = total / (count - count // 2)
    change = losses[-1] / losses[0]
    if change > 10:
        return "diverged"
    if high - low < level / 100 and level / losses[0] > 0.2 and abs(level / losses[0] - 1) > 0.05:
        return "stuck"
    if rises / (count - 1) > 1 / 4:
        return "oscillating"
    if change > 0.8:
        return "too small"
    return "just right"
