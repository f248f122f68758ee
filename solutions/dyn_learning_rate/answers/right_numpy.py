"""
title = "Arrays, ratios of neighbours"
"""

import numpy as np


def diagnose(losses):
    curve = np.asarray(losses, dtype=float)
    if not np.isfinite(curve).all() or curve[-1] / curve[0] > 10:
        return "diverged"
    late = curve[len(curve) // 2 :]
    if np.ptp(late) / late.mean() < 0.01 and late.mean() / curve[0] > 0.2:
        if not 0.95 <= late.mean() / curve[0] <= 1.05:
            return "stuck"
    if (curve[1:] / curve[:-1] > 1.05).mean() > 0.25:
        return "oscillating"
    return "too small" if curve[-1] / curve[0] > 0.8 else "just right"
