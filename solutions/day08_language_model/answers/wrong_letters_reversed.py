"""
title = "The last letter's embedding stands first"
fails = ["one_context", "logits", "trainable"]
diagnosis = "In your long rows the last letter of the context comes first. The letters stand as in the context."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flip(1).flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
