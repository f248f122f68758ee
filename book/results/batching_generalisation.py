"""Does a small batch generalise better? 300 names, batches of 8 to all, each at its best rate."""

from __future__ import annotations

from typing import Any

import torch

from tendays.batching import train_on
from tendays.language_model import build_dataset, init_params
from tendays.names_model import Examples, Recipe, nll_stack, split_names, stack

SEED = 6  # of the starts
STARTS = 20
NAMES = 300
REACHED = 1.9  # nats on the 300 names: all batch sizes are compared where they have learned as much
PASSES = {8: 40, 64: 80, 512: 200, 0: 400}  # at the most; batch size 0 stands for all examples
RATES = {8: (0.03, 0.1, 0.2), 64: (0.2, 0.5, 1.0), 512: (0.5, 1.0, 2.0), 0: (0.5, 1.0, 2.0)}


def run(seed: int) -> dict[str, Any]:
    """For each batch size and rate: each start's lowest dev NLL, and its dev NLL where train reaches 1.9."""
    torch.set_num_threads(1)
    words, dev_words, _ = split_names()
    block_size = Recipe().block_size
    seen, unseen = build_dataset(words[:NAMES], block_size), build_dataset(dev_words, block_size)
    return {
        "examples": len(seen[1]),
        "reached": REACHED,
        "batch_sizes": [B or len(seen[1]) for B in PASSES],
        "rates": [list(RATES[B]) for B in PASSES],
        "runs": [[outcome(B, lr, seen, unseen, seed) for lr in RATES[B]] for B in PASSES],
    }


def outcome(batch_size: int, lr: float, seen: Examples, unseen: Examples, seed: int) -> dict[str, Any]:
    """Lowest dev NLL of each start, dev NLL where its train NLL is first at 1.9 or below (else None)."""
    recipe, generator = Recipe(), torch.Generator().manual_seed(seed)
    sizes = (recipe.emb, recipe.hidden, recipe.block_size)
    models = stack([init_params(*sizes, generator) for _ in range(STARTS)])
    n = len(seen[1])
    B = batch_size or n
    lowest = torch.full((STARTS,), torch.inf)
    at_target: list[float | None] = [None] * STARTS

    def look(t: int) -> bool:
        if t % max(1, n // (4 * B)):  # four times a pass, or after each update
            return False
        train, dev = (nll_stack(models, *data).mean(1) for data in (seen, unseen))
        torch.minimum(lowest, dev.nan_to_num(torch.inf), out=lowest)
        for m in range(STARTS):
            if at_target[m] is None and train[m] <= REACHED:
                at_target[m] = round(dev[m].item(), 4)
        return None not in at_target and bool((dev > lowest + 0.02).all())

    steps = PASSES[batch_size] * n // B
    drawn = (
        torch.rand(STARTS, n, generator=generator).argsort(1)[:, :B]
        if n > B
        else torch.arange(n).expand(STARTS, n)
        for _ in range(steps)
    )
    train_on(models, seen, drawn, torch.optim.SGD(list(models.values()), lr=lr), look)
    return {"lowest": torch.round(lowest.double(), decimals=4).tolist(), "at_target": at_target}
