"""
title = "torch's default of 32 bits"
fails = ["saturated"]
diagnosis = "Far out, your slope of b is exactly 0 or has only its first digits: seven digits of tanh, as 32-bit numbers keep them, cannot be told from 1 there. Python's own numbers keep sixteen."
look = "This notebook, “Going back”"
"""

import torch


def neuron_gradients(x1, x2, w1, w2, b):
    o = torch.tanh(torch.tensor(x1 * w1 + x2 * w2 + b, dtype=torch.float32))
    s = (1 - o**2).item()
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
