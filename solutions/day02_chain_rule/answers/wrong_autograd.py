"""
title = "An autograd engine takes the derivatives"
fails = ["by_hand"]
diagnosis = "The numbers are right, and your solution lets something else take the derivatives for you. Here the walk back through the neuron is to be your own."
look = "This notebook, “What to return”"
"""

import torch


def neuron_gradients(x1, x2, w1, w2, b):
    inputs = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b}
    leaves = {
        name: torch.tensor(float(x), dtype=torch.float64, requires_grad=True) for name, x in inputs.items()
    }
    o = torch.tanh(leaves["x1"] * leaves["w1"] + leaves["x2"] * leaves["w2"] + leaves["b"])
    o.backward()
    return {name: leaf.grad.item() for name, leaf in leaves.items()}
