"""
title = "The squashing is left out"
fails = ["weights", "inputs", "bias", "saturated"]
same_numbers_as = ["bias_passes_one", "tanh_for_inputs_only"]
diagnosis = "Your slopes are those of z, before the squashing: they stay as large as ever where the neuron is saturated. What is asked for is how fast the output o rises, and o comes after tanh."
look = "This notebook, “Going back”"
"""


def neuron_gradients(x1, x2, w1, w2, b):
    s = 1.0
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
