"""The gradient noise scale of the names model on its way through a training, over 20 starts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import torch

from tendays.batching import noise_scale
from tendays.language_model import build_dataset, init_params, mean_nll
from tendays.names_model import Recipe, split_names, stack, train_stack, unstack

SEED = 6  # of the starts
STARTS = 20
SOME = 1024  # training examples whose own gradients are compared
LOOKS = (0, 30, 100, 300, 1000, 3000, 10_000)
SETTLED = (2000, 0.01)  # then as many updates more, at this rate


def run(seed: int) -> dict[str, Any]:
    """The noise scale, its parts and the dev NLL of each start at each look, the last one settled."""
    torch.set_num_threads(1)
    seen, unseen = (build_dataset(words, Recipe().block_size) for words in split_names()[:2])
    recipe, generator = Recipe(), torch.Generator().manual_seed(seed)
    sizes = (recipe.emb, recipe.hidden, recipe.block_size)
    models = stack([init_params(*sizes, generator) for _ in range(STARTS)])
    chosen = torch.randperm(len(seen[1]), generator=generator)[:SOME]
    some = seen[0][chosen], seen[1][chosen]
    measured: list[list[dict[str, float]]] = []

    def look() -> list[dict[str, float]]:
        return [{**noise_scale(one, seen, some), "dev": mean_nll(one, *unseen)} for one in unstack(models)]

    for before, until in pairwise((0, *LOOKS)):
        train_stack(models, [seen], recipe.lr, until - before, generator, batch_size=recipe.batch_size)
        measured.append(look())
    steps, rate = SETTLED
    train_stack(models, [seen], rate, steps, generator, batch_size=recipe.batch_size)
    measured.append(look())
    names = measured[0][0]
    return {
        "updates": list(LOOKS),
        **{name: [[round(one[name], 5) for one in look] for look in measured] for name in names},
    }
