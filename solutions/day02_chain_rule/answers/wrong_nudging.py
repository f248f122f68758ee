"""
title = "Differences in place of the chain rule"
fails = ["saturated"]
diagnosis = "Your slopes are right to many digits in the middle of the tanh and noisy where it is flat, as slopes are that were measured by nudging. The chain rule has no such noise."
look = "This notebook, “What to return”"
"""

import math


def neuron_gradients(x1, x2, w1, w2, b):
    def neuron(inputs):
        return math.tanh(inputs["x1"] * inputs["w1"] + inputs["x2"] * inputs["w2"] + inputs["b"])

    inputs = {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b}
    slopes, h = {}, 1e-5
    for name in inputs:
        up, down = dict(inputs), dict(inputs)
        up[name] += h
        down[name] -= h
        slopes[name] = (neuron(up) - neuron(down)) / (2 * h)
    return slopes
