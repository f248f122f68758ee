"""Neurons, layers and a multi-layer perceptron, made of `Value`s."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from tendays.engine import Number, Value


class Neuron:
    """tanh(w·x + b) for n_in inputs; w and b are drawn from -1 to 1 by `generator` (unseeded if None)."""

    def __init__(self, n_in: int, generator: random.Random | None = None) -> None:
        generator = generator or random.Random()
        self.w = [Value(generator.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(generator.uniform(-1, 1))

    def __call__(self, x: Sequence[Value | Number]) -> Value:
        """One number from n_in numbers; raises ValueError if there are more or fewer."""
        if len(x) != len(self.w):
            raise ValueError(f"this neuron takes {len(self.w)} inputs, got {len(x)}")
        return sum((w * x_i for w, x_i in zip(self.w, x, strict=True)), self.b).tanh()

    def parameters(self) -> list[Value]:
        """The weights, then the bias."""
        return [*self.w, self.b]


class Layer:
    """n_out neurons side by side, each seeing all n_in inputs."""

    def __init__(self, n_in: int, n_out: int, generator: random.Random | None = None) -> None:
        generator = generator or random.Random()
        self.neurons = [Neuron(n_in, generator) for _ in range(n_out)]

    def __call__(self, x: Sequence[Value | Number]) -> Value | list[Value]:
        """The neurons' outputs: a list, or the one Value of a layer of one."""
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs

    def parameters(self) -> list[Value]:
        """Neuron by neuron."""
        return [p for neuron in self.neurons for p in neuron.parameters()]


class MLP:
    """Layers in a row: `MLP(3, [4, 4, 1])` takes 3 numbers through 4 and 4 neurons to 1: 41 parameters."""

    def __init__(self, n_in: int, sizes: Sequence[int], generator: random.Random | None = None) -> None:
        generator = generator or random.Random()
        self.layers = [Layer(a, b, generator) for a, b in pairwise([n_in, *sizes])]

    def __call__(self, x: Sequence[Value | Number]) -> Value | list[Value]:
        """One Value if the last layer has one neuron, else a list."""
        for layer in self.layers[:-1]:
            hidden = layer(x)
            x = [hidden] if isinstance(hidden, Value) else hidden
        return self.layers[-1](x)

    def parameters(self) -> list[Value]:
        """Layer by layer, neuron by neuron, weights then bias."""
        return [p for layer in self.layers for p in layer.parameters()]
