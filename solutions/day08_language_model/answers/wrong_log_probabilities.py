"""
title = "Logarithms of probabilities in place of logits"
fails = ["one_context", "one_letter_contexts", "logits"]
diagnosis = "The exponentials of each of your rows sum to 1: these are logarithms of probabilities. What is asked for are the logits themselves."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return torch.log_softmax(h @ params["W2"] + params["b2"], 1)
