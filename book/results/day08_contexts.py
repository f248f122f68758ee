"""Counting against a network, with 1 to 6 letters of context, on 20 splits of the names."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params, num_params
from tendays.names_model import Recipe, nll_stack, split_names, stack, train_stack, unstack
from tendays.ngrams import codes, ngram_nll

SEED = 8
SEEDS = 20
SMOOTHINGS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
RECIPE = Recipe()


def run(seed: int) -> dict[str, Any]:
    """For each context length: mean NLL on train and dev of every split, by table and by network."""
    splits = [split_names(seed * 1000 + i) for i in range(SEEDS)]
    return {
        "seeds": SEEDS,
        "smoothings": list(SMOOTHINGS),
        "recipe": {"emb": RECIPE.emb, "hidden": RECIPE.hidden, "lr": RECIPE.lr, "steps": RECIPE.steps},
        "contexts": [one_length(splits, block_size, seed) for block_size in range(1, 7)],
    }


def one_length(splits: list[Any], block_size: int, seed: int) -> dict[str, Any]:
    """Table and network with the same context length."""
    train = [build_dataset(words, block_size) for words, _, _ in splits]
    dev = [build_dataset(words, block_size) for _, words, _ in splits]
    return {
        "block_size": block_size,
        "rows": [len(codes(X).unique()) for X, _ in train],
        "parameters": num_params(RECIPE.emb, RECIPE.hidden, block_size),
        "table": [counted(one, other) for one, other in zip(train, dev, strict=True)],
        "network": trained(train, dev, block_size, seed),
    }


def counted(train: Any, dev: Any) -> dict[str, Any]:
    """With the smoothing that is best on this dev: a favour to the table."""
    nlls = {a: ngram_nll(train, dev, a).mean().item() for a in SMOOTHINGS}
    best = min(nlls, key=nlls.__getitem__)
    return {
        "smoothing": best,
        "train": round(ngram_nll(train, train, best).mean().item(), 4),
        "dev": round(nlls[best], 4),
    }


def trained(train: list[Any], dev: list[Any], block_size: int, seed: int) -> list[dict[str, float]]:
    """A network for each split, all trained side by side."""
    generator = torch.Generator().manual_seed(seed)
    models = stack([init_params(RECIPE.emb, RECIPE.hidden, block_size, generator) for _ in train])
    train_stack(
        models, train, RECIPE.lr, RECIPE.steps, generator, batch_size=RECIPE.batch_size, progress=True
    )
    return [
        {
            name: round(nll_stack(stack([model]), *data).mean().item(), 4)
            for name, data in (("train", a), ("dev", b))
        }
        for model, a, b in zip(unstack(models), train, dev, strict=True)
    ]
