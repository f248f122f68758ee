"""
title = "The bias of the output layer is missing"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your logits are too small or too large by the same amount for each letter, whatever the context: b2 is missing."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"]
