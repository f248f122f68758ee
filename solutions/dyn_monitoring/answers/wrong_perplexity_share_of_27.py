"""
title = "The loss as a share of the loss of a guesser"
fails = ["perplexity"]
diagnosis = "Your number is the loss measured against that of guessing among 27 letters. Perplexity is the number of letters itself, and it does not know how many there are."
look = "This notebook, “Perplexity”"
"""

import math


def perplexity(mean_nll):
    return 27 * mean_nll / math.log(27)
