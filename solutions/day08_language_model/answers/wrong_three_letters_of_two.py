"""
title = "The sizes are fixed"
fails = ["one_context", "logits"]
diagnosis = "Your function works for some sizes only and fails for others: sizes stand in it as numbers. Read them off the tensors."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.view(-1, 6) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
