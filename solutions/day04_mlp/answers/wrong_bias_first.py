"""
title = "The bias before the weights"
fails = ["parameter_order"]
diagnosis = "Your neuron lists its bias before its weights. Which order is taken does not matter for training, and it does for whoever reads or sets a network's numbers."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return [self.b] + self.w
