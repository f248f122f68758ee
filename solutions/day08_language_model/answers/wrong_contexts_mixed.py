"""
title = "Numbers of several contexts in one row"
fails = ["logits", "trainable"]
diagnosis = "With one context your logits are right, with several the numbers of different contexts have been mixed. Reshaping in the wrong order of dimensions does that without an error."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.permute(1, 0, 2).reshape(len(X), -1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
