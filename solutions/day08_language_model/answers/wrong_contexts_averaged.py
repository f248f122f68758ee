"""
title = "The embeddings of a context are averaged"
fails = ["one_context", "logits", "trainable"]
diagnosis = "Every letter of your context got the mean embedding of all of them, so the order of the letters does not matter. They are put side by side."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    embedded = embedded.mean(1, keepdim=True).expand_as(embedded)
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
