"""Names that stand in train and in dev: what they cost when their twin is trained on, and when not."""

from __future__ import annotations

from typing import Any

import torch

from tendays.language_model import build_dataset, init_params
from tendays.names import load_names, names_in_both_files
from tendays.names_model import FRACTIONS, Recipe, nll_stack, stack, train_stack, unstack
from tendays.ngrams import ngram_nll
from tendays.splits import split_words

SEED = 9
SEEDS = 20
NETWORKS = {
    "6,097 numbers": Recipe(),
    "21,897 numbers": Recipe(emb=10, hidden=200, block_size=8, steps=12_000),
}
TABLES = {f"table of {k} letters": k for k in (1, 3, 5, 8)}
SMOOTHING = 0.1


def run(seed: int) -> dict[str, Any]:
    """For each model and seed, the mean NLL of the twins in dev: with their twin in train, and without."""
    cases = [glued(seed * 1000 + i) for i in range(SEEDS)]
    return {
        "seeds": SEEDS,
        "smoothing": SMOOTHING,
        "twins": [len(twins) for _, _, twins, _ in cases],
        "dev": [len(twins) + len(others) for _, _, twins, others in cases],
        "others": "dev names without a twin in train, scored by the model that has read the twins",
        "tables": {name: [counted(case, k) for case in cases] for name, k in TABLES.items()},
        "networks": {name: trained(cases, recipe, seed) for name, recipe in NETWORKS.items()},
    }


def glued(seed: int) -> tuple[list[str], list[str], list[str], list[str]]:
    """Both census files in one list, split: train, train without twins, twins in dev, all others in dev."""
    train, dev, _ = split_words([*load_names(), *names_in_both_files()], FRACTIONS, seed)
    read, asked = set(train), set(dev)
    return (
        train,
        [n for n in train if n not in asked],
        [n for n in dev if n in read],
        [n for n in dev if n not in read],
    )


def counted(case: tuple[list[str], ...], block_size: int) -> dict[str, float]:
    """A table of counts, smoothed, made from the names with the twins and without them."""
    leaky, clean, twins, others = (build_dataset(words, block_size) for words in case)
    scores = {
        "leaky": ngram_nll(leaky, twins, SMOOTHING),
        "clean": ngram_nll(clean, twins, SMOOTHING),
        "others": ngram_nll(leaky, others, SMOOTHING),
    }
    return {name: round(nll.mean().item(), 4) for name, nll in scores.items()}


def trained(cases: list[Any], recipe: Recipe, seed: int) -> list[dict[str, float]]:
    """Two networks for each case, from the same start: one reads the twins, one does not."""
    generator = torch.Generator().manual_seed(seed)
    starts = [init_params(recipe.emb, recipe.hidden, recipe.block_size, generator) for _ in cases]
    data = [[build_dataset(words, recipe.block_size) for words in case] for case in cases]
    models = stack([*starts, *starts])
    examples = [case[0] for case in data] + [case[1] for case in data]
    train_stack(models, examples, recipe.lr, recipe.steps, generator, progress=True)
    both = unstack(models)
    return [
        {
            "leaky": score(leaky, twins),
            "clean": score(clean, twins),
            "others": score(leaky, others),
        }
        for leaky, clean, (_, _, twins, others) in zip(both[:SEEDS], both[SEEDS:], data, strict=True)
    ]


def score(model: Any, examples: Any) -> float:
    """Mean NLL in nats."""
    return round(nll_stack(stack([model]), *examples).mean().item(), 4)
