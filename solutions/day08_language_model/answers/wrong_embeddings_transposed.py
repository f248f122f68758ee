"""
title = "The numbers of the letters are interleaved"
fails = ["logits", "trainable"]
diagnosis = "In your long rows the first numbers of all letters come first, then all second ones. Each letter's numbers stay together."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.transpose(1, 2).flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
