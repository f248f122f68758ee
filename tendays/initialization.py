"""How large first weights are: Xavier's and He's rule, and what becomes of signals in a stack of layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {"tanh": torch.tanh, "relu": torch.relu}


def init_weights(shape: tuple[int, int], activation: str, generator: torch.Generator) -> torch.Tensor:
    """First weights (n_out, n_in) of a layer: mean 0, variance 2/n_in before relu, else 2/(n_in + n_out)."""
    n_out, n_in = shape
    fans = n_in if activation == "relu" else n_in + n_out
    return torch.randn(n_out, n_in, generator=generator) * (2 / fans) ** 0.5


def square_layers(n: int, depth: int, gain: float, generator: torch.Generator) -> list[torch.Tensor]:
    """`depth` matrices (n, n) in float64, each weight normal with standard deviation gain / sqrt(n)."""
    layers = torch.randn(depth, n, n, generator=generator, dtype=torch.float64)
    return list(layers * gain / n**0.5)


@dataclass(frozen=True)
class Signals:
    """What passed through D layers: `hs`, D + 1 tensors (N, n), and `deltas`, the gradient at each."""

    hs: list[torch.Tensor]
    deltas: list[torch.Tensor]

    @property
    def forward(self) -> list[float]:
        """The root mean square of each h, the input first."""
        return [rms(h) for h in self.hs]

    @property
    def backward(self) -> list[float]:
        """The root mean square of the gradient at each h, the input first."""
        return [rms(delta) for delta in self.deltas]


def send_through(
    layers: Sequence[torch.Tensor], x: torch.Tensor, activation: str, generator: torch.Generator
) -> Signals:
    """Inputs x (N, n) forward through all layers, and a random gradient, rms 1, back from the last h."""
    hs = [x.detach().clone().requires_grad_()]
    for weight in layers:
        hs.append(ACTIVATIONS[activation](hs[-1] @ weight.T))  # (N, n)
    at_the_end = torch.randn(hs[-1].shape, generator=generator, dtype=x.dtype)
    deltas = torch.autograd.grad(hs[-1], hs, at_the_end)
    return Signals([h.detach() for h in hs], list(deltas))


def rms(values: torch.Tensor) -> float:
    """The root of the mean of the squares."""
    return values.square().mean().sqrt().item()
