"""
title = "Only the first context is used"
fails = ["one_letter_contexts", "logits", "trainable"]
diagnosis = "You return logits for the first context of the batch only. There is one row for each context."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X[:1]]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
