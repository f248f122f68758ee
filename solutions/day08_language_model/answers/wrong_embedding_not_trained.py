"""
title = "No gradient reaches the embedding"
fails = ["trainable"]
diagnosis = "The logits are right and four parameters get their gradients, but `C` gets none: it was taken out of autograd's sight. The embedding is learned with the rest."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"].detach()[X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]
