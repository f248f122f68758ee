"""
title = "The parameters of a layer column by column"
fails = ["parameter_order"]
diagnosis = "Your layer lists the first weights of all neurons, then the second ones, and so on. Each neuron is to be listed whole before the next one."
look = "This notebook, “A layer”"
"""


class Layer:
    def __init__(self, n_in, n_out):
        self.neurons = [Neuron(n_in) for _ in range(n_out)]

    def __call__(self, x):
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self):
        return [p for column in zip(*(neuron.parameters() for neuron in self.neurons)) for p in column]
