"""
title = "The layer that takes the input is missing"
fails = ["network_output", "parameter_order", "slopes_arrive", "layer_of_one", "parameter_count"]
diagnosis = "Your network has one layer too few: the one from the inputs to the first entry of `sizes`. Count the layers of the network with 41 parameters."
look = "This notebook, “A network”"
"""


class MLP:
    def __init__(self, n_in, sizes):
        self.layers = [Layer(a, b) for a, b in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
