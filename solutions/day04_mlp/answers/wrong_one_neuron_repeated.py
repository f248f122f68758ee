"""
title = "A list that holds one and the same neuron"
fails = ["parameter_order", "weights_differ", "slopes_arrive"]
diagnosis = "All neurons of your layer are one and the same: setting one sets them all, and they always agree. Multiplying a list repeats what is in it, it does not make new ones."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in)] * n_out

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]
