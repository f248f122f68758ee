"""
title = "The inputs' Values are stripped to numbers"
fails = ["slopes_arrive"]
diagnosis = "The slopes of a neuron's own parameters are right, and those of its inputs are 0: the inputs' data are used in place of the inputs. In a network the inputs are what the layer before gives, and its slopes are cut off."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        numbers = [x_i.data if isinstance(x_i, Value) else x_i for x_i in x]
        return sum((w * x_i for w, x_i in zip(self.w, numbers)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]
