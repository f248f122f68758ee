"""
title = "All weights start at the same number"
fails = ["weights_differ"]
diagnosis = "All your weights start at the same number. Neurons that start alike get the same slopes at every step and stay alike forever."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(0.5) for _ in range(n_in)]
        self.b = Value(0.0)

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]
