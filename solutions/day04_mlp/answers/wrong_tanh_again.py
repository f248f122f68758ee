"""
title = "The layer squashes once more"
fails = ["layer_output", "network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Your layer squashes what its neurons have squashed already. The neurons are right by themselves."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        outputs = [neuron(x).tanh() for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]
