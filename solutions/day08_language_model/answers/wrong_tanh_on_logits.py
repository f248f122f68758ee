"""
title = "tanh on the logits too"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your logits stay between −1 and 1, so that no letter can become much likelier than another. The last layer is linear."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return torch.tanh(h @ params["W2"] + params["b2"])
