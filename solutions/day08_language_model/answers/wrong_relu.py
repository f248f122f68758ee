"""
title = "relu in place of tanh"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your hidden layer cuts negative numbers off, as relu does. This network uses tanh."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.relu(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
