"""How networks of 1 and of 10 hidden layers train from each way to draw the first weights, at six rates."""

from __future__ import annotations

from typing import Any

import torch

from tendays.deep import BLOCK_SIZE, RULES_OF, draw_deep, mean_losses, train_deep
from tendays.language_model import build_dataset
from tendays.names_model import Examples, split_names

SEED = 6  # of the first start; the split is Day 9's
STARTS = 20
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
DEPTHS = (1, 10)
HIDDEN = 48
UPDATES = 1000
EVERY = 100
SHOWN = 1000  # train examples on which the loss is measured, the same for all
NOTHING = 99.0  # stands for a loss that is larger, or no number


def run(seed: int) -> dict[str, Any]:
    """Train loss every 100 updates: for each activation, rule and depth, (rates, starts, 11)."""
    torch.set_num_threads(1)
    data = build_dataset(split_names()[0], BLOCK_SIZE)
    found = {
        activation: {
            rule: {str(depth): curves(rule, activation, depth, data, seed) for depth in DEPTHS}
            for rule in rules
        }
        for activation, rules in RULES_OF.items()
    }
    return {"rates": list(RATES), "every": EVERY, "hidden": HIDDEN, "found": found}


def curves(rule: str, activation: str, depth: int, data: Examples, seed: int) -> dict[str, Any]:
    """The median over the starts at each rate and moment, and all starts' losses at the end."""
    generators = [torch.Generator().manual_seed(seed + start) for start in range(STARTS)]
    one = draw_deep(rule, activation, depth, HIDDEN, generators)
    params = [
        p.detach().repeat(len(RATES), 1, 1).requires_grad_() for p in one
    ]  # rate by rate, start by start
    rates = torch.tensor(RATES).repeat_interleave(STARTS)
    generator = torch.Generator().manual_seed(seed)
    places = torch.randperm(len(data[1]), generator=generator)[:SHOWN]
    X, Y = data[0][places].expand(len(rates), -1, -1), data[1][places].expand(len(rates), -1)
    seen: list[torch.Tensor] = []

    @torch.no_grad()
    def look() -> None:
        losses = mean_losses(params, X, Y, activation).nan_to_num(NOTHING, NOTHING).clamp(max=NOTHING)
        seen.append(losses.view(len(RATES), STARTS))

    train_deep(params, activation, data, rates, UPDATES, generator, every=EVERY, look=look)
    losses = torch.stack(seen, 2)  # (rates, starts, 11)
    return {"median": rounded(losses.median(1).values), "end": rounded(losses[..., -1])}


def rounded(values: torch.Tensor) -> Any:
    """Plain numbers of three decimals."""
    return torch.round(values.double(), decimals=3).tolist()
