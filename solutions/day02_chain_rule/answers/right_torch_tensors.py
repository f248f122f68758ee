"""
title = "float64 tensors, and the chain rule by hand"
"""

import torch


def neuron_gradients(x1, x2, w1, w2, b):
    inputs = torch.tensor([x1, x2, 1.0], dtype=torch.float64)
    weights = torch.tensor([w1, w2, b], dtype=torch.float64)
    dn = 1 - torch.tanh(inputs @ weights) ** 2
    grads = dict(zip(["w1", "w2", "b"], dn * inputs))
    grads["x1"], grads["x2"] = dn * weights[:2]
    return grads
