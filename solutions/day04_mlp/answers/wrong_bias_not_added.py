"""
title = "The bias is not part of the sum"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive"]
same_numbers_as = ["bias_not_listed"]
diagnosis = "Your neuron's output does not change with its bias: the bias is there and listed, and plays no part. Without it, every neuron says 0 where all inputs are 0."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), Value(0.0)).tanh()

    def parameters(self):
        return self.w + [self.b]
