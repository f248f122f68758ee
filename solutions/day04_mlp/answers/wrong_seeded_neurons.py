"""
title = "Every neuron seeds the random numbers anew"
fails = ["weights_differ"]
diagnosis = "Every one of your neurons draws the same weights, because each starts the random numbers from the same seed. Seed once, outside, if you want a run that can be repeated."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        random.seed(42)
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]
