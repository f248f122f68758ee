"""
title = "Tensors with unfold; torch's embedding and linear"
"""

import torch
import torch.nn.functional as F


def build_dataset(words, block_size):
    parts = []
    for word in words:
        ids = torch.tensor([0] * block_size + [ord(c) - 96 for c in word] + [0])
        parts.append(ids.unfold(0, block_size + 1, 1))
    rows = torch.cat(parts)
    return rows[:, :-1], rows[:, -1]


def forward(params, X):
    x = F.embedding(X, params["C"]).reshape(X.size(0), -1)
    x = torch.tanh(F.linear(x, params["W1"].t(), params["b1"]))
    return F.linear(x, params["W2"].t(), params["b2"])
