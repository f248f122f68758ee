"""
title = "The bias is not among the parameters"
fails = ["neuron_output", "layer_output", "network_output", "parameter_order", "slopes_arrive", "parameter_count"]
same_numbers_as = ["bias_not_added"]
diagnosis = "Your neurons list their weights only, so the biases can never be changed by whoever trains them. A bias is a parameter like the others."
look = "This notebook, “A neuron”"
"""


class Neuron:
    def __init__(self, n_in):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(0.0)

    def __call__(self, x):
        return sum((w * x_i for w, x_i in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w
