"""
title = "A list that holds one and the same Value"
fails = ["parameter_order", "weights_differ", "slopes_arrive"]
diagnosis = "All weights of your neuron are one and the same Value: setting one sets them all, and its slope is the sum over all inputs. Multiplying a list repeats what is in it, it does not make new ones."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1))] * n_in
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]
