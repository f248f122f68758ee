"""
title = "Two to the power of a loss in nats"
fails = ["perplexity"]
diagnosis = "Your perplexity is 2 to the power of the loss. That is right for a loss in bits; this one is made with the natural logarithm."
look = "This notebook, “Perplexity”"
"""


def perplexity(mean_nll):
    return 2.0**mean_nll
