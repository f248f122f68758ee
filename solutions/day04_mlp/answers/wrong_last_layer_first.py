"""
title = "The parameters from the last layer to the first"
fails = ["parameter_order"]
diagnosis = "Your network lists its last layer first. The list begins where the inputs come in."
look = "This notebook, “A network”"
"""


class MLP:
    def __init__(self, n_in, sizes):
        widths = [n_in] + sizes
        self.layers = [Layer(widths[i], widths[i + 1]) for i in range(len(sizes))]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in reversed(self.layers) for p in layer.parameters()]
