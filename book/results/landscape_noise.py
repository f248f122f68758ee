"""How wrong the gradient of one minibatch of names is, at 20 starts and after 2,000 updates of each."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn.functional import cross_entropy

from tendays.language_model import Params, build_dataset, forward, init_params
from tendays.names_model import Recipe, split_names, train
from tendays.splits import minibatch

SEED = 7
SEEDS = 20
BATCHES = 128
LOOKS = (0, 2_000)


def run(seed: int) -> dict[str, Any]:
    """For each start and each of LOOKS, medians over BATCHES: error relative to the gradient, and cosine."""
    recipe = Recipe()
    X, Y = build_dataset(split_names()[0], recipe.block_size)
    found: dict[str, list[dict[str, float]]] = {str(look): [] for look in LOOKS}
    for i in range(SEEDS):
        generator = torch.Generator().manual_seed(1000 * seed + i)
        params = init_params(recipe.emb, recipe.hidden, recipe.block_size, generator)
        made = 0
        for look in LOOKS:
            train(params, (X, Y), recipe.lr, look - made, generator)
            made = look
            found[str(look)].append(noise(params, X, Y, recipe.batch_size, generator))
    return {"seeds": SEEDS, "batch_size": recipe.batch_size, "looks": found}


def noise(
    params: Params, X: torch.Tensor, Y: torch.Tensor, size: int, generator: torch.Generator
) -> dict[str, float]:
    """The median error and cosine of a batch's gradient, and the length of the full one."""
    full = gradient(params, X, Y)
    some = torch.stack([gradient(params, *minibatch(X, Y, size, generator)) for _ in range(BATCHES)])
    errors = (some - full).norm(dim=1) / full.norm()
    cosines = some @ full / some.norm(dim=1) / full.norm()
    return {
        "length": round(full.norm().item(), 4),
        "error": round(errors.median().item(), 3),
        "cosine": round(cosines.median().item(), 3),
    }


def gradient(params: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """The gradient of the mean loss, all parameters in a row."""
    loss = cross_entropy(forward(params, X), Y)
    return torch.cat([part.flatten() for part in torch.autograd.grad(loss, list(params.values()))])
