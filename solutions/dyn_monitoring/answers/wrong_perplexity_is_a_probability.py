"""
title = "The likelihood of a letter in place of the perplexity"
fails = ["perplexity"]
diagnosis = "Your number falls as the loss rises: it is the typical probability of a letter, between 0 and 1. Perplexity counts choices and is at least 1."
look = "This notebook, “Perplexity”"
"""

import math


def perplexity(mean_nll):
    return math.exp(-mean_nll)
