"""
title = "The slope of tanh taken from z"
fails = ["weights", "inputs", "bias", "saturated"]
diagnosis = "Your slope of tanh uses the number that went in where the one that came out belongs: for |z| above 1 it turns negative, and tanh never falls. Look again at which letter is squared."
look = "This notebook, “Going back”"
"""


def neuron_gradients(x1, x2, w1, w2, b):
    z = x1 * w1 + x2 * w2 + b
    s = 1 - z**2
    return {"x1": s * w1, "x2": s * w2, "w1": s * x1, "w2": s * x2, "b": s}
