"""
title = "A layer of one gives a list"
fails = ["layer_of_one"]
diagnosis = "Your layer of one neuron gives a list with one Value in it. One neuron says one thing, and the loss wants the Value itself."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        return [neuron(x) for neuron in self.neurons]

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]
