"""
title = "The parameters are a list of lists"
fails = ["network_output", "parameter_order", "slopes_arrive", "parameter_count", "weights_differ"]
diagnosis = "Your network lists one list for each layer. Whoever trains it wants to go through the Values themselves, in one flat list."
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
        return [layer.parameters() for layer in self.layers]
