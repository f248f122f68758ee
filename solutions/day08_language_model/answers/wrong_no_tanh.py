"""
title = "The hidden layer has no tanh"
fails = ["one_context", "one_letter_contexts", "logits", "trainable"]
diagnosis = "Your hidden layer is linear, so the two layers together are no more than one. Something bent has to stand between them."
look = "This notebook, “The network”"
"""


def forward(params, X):
    embedded = params["C"][X]
    h = embedded.flatten(1) @ params["W1"] + params["b1"]
    return h @ params["W2"] + params["b2"]
