"""
title = "A sigmoid in place of tanh"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your hidden values lie between 0 and 1, as those of a sigmoid. This network uses tanh, which goes from −1 to 1."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.sigmoid(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
