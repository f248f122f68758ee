"""
title = "Slices of a padded word; concatenation of single embeddings"
"""

import torch


def build_dataset(words, block_size):
    stoi = {c: i for i, c in enumerate(".abcdefghijklmnopqrstuvwxyz")}
    X, Y = [], []
    for w in words:
        padded = "." * block_size + w + "."
        for i in range(len(w) + 1):
            X.append([stoi[c] for c in padded[i : i + block_size]])
            Y.append(stoi[padded[i + block_size]])
    return torch.LongTensor(X), torch.LongTensor(Y)


def forward(params, X):
    emb = torch.cat([params["C"][X[:, i]] for i in range(X.shape[1])], dim=1)
    h = (emb @ params["W1"] + params["b1"]).tanh()
    return h @ params["W2"] + params["b2"]
