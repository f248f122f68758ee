"""
title = "Autograd is cut off"
fails = ["trainable"]
diagnosis = "The logits are right, but no gradient can be had: the tensors were detached, or recording was switched off."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    params = {name: p.detach() for name, p in params.items()}
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
