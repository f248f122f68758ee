"""
title = "The shape read as (n_in, n_out)"
fails = ["he"]
diagnosis = "In front of relu your variance goes with the number of outputs in place of that of inputs. The shape of a weight matrix here is (n_out, n_in): one row for each output."
look = "This notebook, “The rules”"
"""

import torch


def init_weights(shape, activation, generator):
    n_in, n_out = shape
    scale = 2 / n_in if activation == "relu" else 2 / (n_in + n_out)
    return scale**0.5 * torch.randn(*shape, generator=generator)
