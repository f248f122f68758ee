"""
title = "Tensors, clamped and interpolated with lerp, and a tensor returned"
"""

import torch


def _share(step, total_steps):
    return (torch.tensor(step, dtype=torch.float64) / total_steps).clamp(0, 1)


def linear_decay(initial_lr, step, total_steps):
    start = torch.tensor(initial_lr, dtype=torch.float64)
    return torch.lerp(start, torch.zeros_like(start), _share(step, total_steps))


def cosine_annealing(max_lr, min_lr, step, total_steps):
    fallen = (1 - torch.cos(torch.pi * _share(step, total_steps))) / 2
    high = torch.tensor(max_lr, dtype=torch.float64)
    low = torch.tensor(min_lr, dtype=torch.float64)
    return torch.lerp(high, low, fallen)


def warmup_cosine(max_lr, min_lr, step, warmup_steps, total_steps):
    climb = torch.tensor(max_lr * step / max(warmup_steps, 1), dtype=torch.float64)
    fall = cosine_annealing(max_lr, min_lr, max(step - warmup_steps, 0), total_steps - warmup_steps)
    return torch.where(torch.tensor(step < warmup_steps), climb, fall)
