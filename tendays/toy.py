"""Four examples: the smallest data set on which a network has something to learn."""

from __future__ import annotations

import torch

INPUTS = ((2.0, 3.0, -1.0), (3.0, -1.0, 0.5), (0.5, 1.0, 1.0), (1.0, 1.0, -1.0))
TARGETS = (1.0, -1.0, -1.0, 1.0)


def toy_data(dtype: torch.dtype = torch.float64) -> tuple[torch.Tensor, torch.Tensor]:
    """Inputs xs (4, 3) and targets ys (4,), each target +1 or -1."""
    return torch.tensor(INPUTS, dtype=dtype), torch.tensor(TARGETS, dtype=dtype)
