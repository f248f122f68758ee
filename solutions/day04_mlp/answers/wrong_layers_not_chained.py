"""
title = "Every layer is given the network's input"
fails = ["network_output", "parameter_order", "slopes_arrive"]
diagnosis = "Each layer of your network looks at the network's input, and only what the last one says is used. The layers are to stand in a row, each looking at what the one before it gives."
look = "This notebook, “A network”"
"""


class MLP:
    def __init__(self, n_in, sizes):
        widths = [n_in] + sizes
        self.layers = [Layer(widths[i], widths[i + 1]) for i in range(len(sizes))]

    def __call__(self, x):
        for layer in self.layers:
            out = layer(x)
        return out

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
