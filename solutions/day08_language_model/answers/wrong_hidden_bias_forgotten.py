"""
title = "The bias of the hidden layer is missing"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your logits are those of a network with b1 = 0. The biases of the hidden layer are added before tanh."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"])
    return h @ params["W2"] + params["b2"]
