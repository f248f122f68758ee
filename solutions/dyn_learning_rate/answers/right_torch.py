"""
title = "Tensors, and the first rule that is true picks the word"
"""

import torch


def diagnose(losses):
    curve = torch.tensor(losses, dtype=torch.float64)
    curve = curve / curve[0]
    late = curve[len(curve) // 2 :]
    level = late.mean()
    rules = torch.stack(
        [
            ~curve.isfinite().all() | (curve[-1] > 10),
            (late.max() - late.min() < 0.01 * level) & ((level - 1).abs() > 0.05) & (level > 0.2),
            (curve.diff() > 0.05 * curve[:-1]).double().mean() > 0.25,
            curve[-1] > 0.8,
            torch.tensor(True),
        ]
    )
    words = ["diverged", "stuck", "oscillating", "too small", "just right"]
    return words[int(rules.int().argmax())]
