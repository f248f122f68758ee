"""
title = "A layer gives what its first neuron says"
fails = ["layer_output", "layer_of_one", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your layer gives a single Value however many neurons it has: the loop ends at the first of them. What all of them say is wanted, in a list."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        for neuron in self.neurons:
            return neuron(x)

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]
