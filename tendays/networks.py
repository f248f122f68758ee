"""The course's networks in torch, and the way between them and their twins made of `Value`s."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import nn

from tendays.nn import MLP


class TanhLayer(nn.Module):
    """tanh(x Wᵀ + b), weight W (n_out, n_in) and bias b (n_out,) drawn from -1 to 1 by `generator`."""

    def __init__(self, n_in: int, n_out: int, generator: torch.Generator, dtype: torch.dtype) -> None:
        super().__init__()
        self.weight = _drawn((n_out, n_in), generator, dtype)
        self.bias = _drawn((n_out,), generator, dtype)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Outputs (N, n_out) from inputs (N, n_in)."""
        return torch.tanh(x @ self.weight.T + self.bias)


class TanhMLP(nn.Module):
    """`TanhLayer`s in a row: `TanhMLP(3, [4, 4, 1])` has 41 parameters; unseeded without a generator."""

    def __init__(
        self,
        n_in: int,
        sizes: Sequence[int],
        generator: torch.Generator | None = None,
        dtype: torch.dtype = torch.float64,
    ) -> None:
        super().__init__()
        generator = generator or _unseeded()
        self.layers = nn.Sequential(*(TanhLayer(a, b, generator, dtype) for a, b in pairwise([n_in, *sizes])))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Outputs (N,) from inputs (N, n_in) if the last layer has one neuron, else (N, sizes[-1])."""
        y = self.layers(x)  # (N, sizes[-1])
        return y.squeeze(-1) if y.shape[-1] == 1 else y


def to_torch(mlp: MLP) -> TanhMLP:
    """A float64 `TanhMLP` with the weights of a network made of `Value`s, and so the same numbers."""
    network = TanhMLP(len(mlp.layers[0].neurons[0].w), [len(layer.neurons) for layer in mlp.layers])
    for values, layer in zip(mlp.layers, _tanh_layers(network), strict=True):
        rows = [[p.data for p in neuron.parameters()] for neuron in values.neurons]
        numbers = torch.tensor(rows, dtype=torch.float64)  # (n_out, n_in + 1): the weights, then the bias
        layer.weight.data.copy_(numbers[:, :-1])
        layer.bias.data.copy_(numbers[:, -1])
    return network


def to_values(network: TanhMLP) -> MLP:
    """A network made of `Value`s with the weights of a `TanhMLP`."""
    layers = _tanh_layers(network)
    mlp = MLP(layers[0].weight.shape[1], [len(layer.bias) for layer in layers])
    for p, number in zip(mlp.parameters(), flat_parameters(network), strict=True):
        p.data = number
    return mlp


def flat_parameters(network: TanhMLP) -> list[float]:
    """All weights in the order of `MLP.parameters()`: layer by layer, neuron by neuron, weights then bias."""
    rows = [torch.cat([layer.weight, layer.bias[:, None]], dim=1) for layer in _tanh_layers(network)]
    return torch.cat([row.flatten() for row in rows]).tolist()


def _tanh_layers(network: TanhMLP) -> list[TanhLayer]:
    return [layer for layer in network.layers if isinstance(layer, TanhLayer)]


def _drawn(shape: tuple[int, ...], generator: torch.Generator, dtype: torch.dtype) -> nn.Parameter:
    return nn.Parameter(torch.rand(shape, generator=generator, dtype=dtype) * 2 - 1)


def _unseeded() -> torch.Generator:
    generator = torch.Generator()
    generator.seed()
    return generator
