"""Points in the plane with a class each, +1 or -1: four corners, and an island in the sea."""

from __future__ import annotations

import math

import torch

CORNERS = ((-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0))
GATES = {
    "OR": (-1.0, 1.0, 1.0, 1.0),
    "AND": (-1.0, -1.0, -1.0, 1.0),
    "XOR": (-1.0, 1.0, 1.0, -1.0),
}


def gate(name: str) -> tuple[torch.Tensor, torch.Tensor]:
    """The four corners xs (4, 2) and what the gate of this name says to them, ys (4,); both float64.

    Raises ValueError for a name that is not in `GATES`.
    """
    if name not in GATES:
        raise ValueError(f"there is no gate {name!r}; choose from {', '.join(GATES)}")
    return torch.tensor(CORNERS, dtype=torch.float64), torch.tensor(GATES[name], dtype=torch.float64)


def island(n: int = 60, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """An island around the origin and the ring of sea about it: xs (n, 2) and ys (n,); both float64.

    The first half is the island: class +1, at most 0.8 from the middle. The other half is the sea: class -1,
    1.3 to 2 from it. n: an even number of points, else ValueError.
    """
    if n < 2 or n % 2:
        raise ValueError(f"n is an even number of points, half of them on the island; got {n}")
    generator = torch.Generator().manual_seed(seed)
    drawn = torch.rand(n, 2, generator=generator, dtype=torch.float64)
    on_island = torch.arange(n) < n // 2
    radius = torch.where(on_island, 0.8 * drawn[:, 0].sqrt(), 1.3 + 0.7 * drawn[:, 0])  # (n,)
    turn = 2 * math.pi * drawn[:, 1]
    xs = torch.stack([radius * turn.cos(), radius * turn.sin()], dim=1)  # (n, 2)
    return xs, torch.where(on_island, 1.0, -1.0).to(torch.float64)
