"""
title = "The number of inputs is put into the caller's list"
fails = ["sizes_unchanged"]
diagnosis = "After a network is made, the caller's list of sizes has one entry more: the number of inputs stands in front. The list is the caller's, and the second network made from it would have a layer too many."
look = "This notebook, “A network”"
"""


class MLP:
    def __init__(self, n_in, sizes):
        sizes.insert(0, n_in)
        self.layers = [Layer(a, b) for a, b in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
