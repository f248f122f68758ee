"""
title = "Every layer is made for the network's inputs"
fails = ["network_output", "parameter_order", "slopes_arrive", "parameter_count"]
diagnosis = "Every layer of your network is made for as many inputs as the network has. A later layer sees what the layer before it gives, and that is another number of things; where two lists differ in length, `zip` leaves out the rest without a word."
look = "This notebook, “A network”"
"""


class MLP:
    def __init__(self, n_in, sizes):
        self.layers = [Layer(n_in, size) for size in sizes]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
