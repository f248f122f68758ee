"""
title = "The weights are plain numbers"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive", "weights_differ"]
diagnosis = "Your weights are plain numbers: they have no data to be set and no place for a slope. Whatever is to be trained has to be a Value."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [random.uniform(-1, 1) for _ in range(n_in)]
        self.b = random.uniform(-1, 1)

    def __call__(self, x):
        return (sum((w * x_i for w, x_i in zip(self.w, x)), Value(0.0)) + self.b).tanh()

    def parameters(self):
        return self.w + [self.b]
