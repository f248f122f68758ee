"""
title = "The parameters are taken out of the dict"
fails = ["trainable", "leaves_params"]
diagnosis = "After the call an entry of `params` was gone, and a second call fails. The dict belongs to the caller."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params.pop("C")[X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
