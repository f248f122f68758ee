"""
title = "Tensors of one element come back"
"""

import torch


def derivative(f, x, h=1e-5):
    x = torch.tensor(x, dtype=torch.float64)
    return torch.as_tensor((f(x + h) - f(x - h)) / (2 * h))


def gradient(f, xs, h=1e-5):
    point = torch.tensor(xs, dtype=torch.float64)
    steps = torch.diag(torch.full((len(xs),), h, dtype=torch.float64))
    return [
        torch.tensor((f((point + step).tolist()) - f((point - step).tolist())) / (2 * h)) for step in steps
    ]
