"""
title = "All weights of a layer before all of its biases"
fails = ["parameter_order"]
diagnosis = "Your layer lists the weights of all its neurons first and then their biases. Each neuron is to be listed whole before the next one."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        weights = [p for neuron in self.neurons for p in neuron.parameters()[:-1]]
        return weights + [neuron.parameters()[-1] for neuron in self.neurons]
