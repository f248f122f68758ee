"""
title = "The hidden bias is added after tanh"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your hidden values leave the range from −1 to 1: the bias was added after tanh. It belongs to what goes into tanh, where it says from where on a neuron responds."
look = "This notebook, “The network”"
"""

import torch


def forward(params, X):
    embedded = params["C"][X]
    h = torch.tanh(embedded.flatten(1) @ params["W1"]) + params["b1"]
    return h @ params["W2"] + params["b2"]
