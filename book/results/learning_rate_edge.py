"""The edge of stability: the sharpness under full-batch gradient descent, at several rates, 20 starts."""

from __future__ import annotations

from typing import Any

import torch

from tendays.sharpness import descend_many, flat, flat_loss, sharpness_many, small_mlp
from tendays.toy import toy_data

SEED = 17
STARTS = 20
SIZES = (1, 12, 12, 1)
RATES = {0.02: 10_000, 0.05: 4000, 0.1: 4000, 0.2: 4000}  # updates at each
LOOKS = 80
CUT_AT, CUT_TO = 2000, 0.05
SLIDER = [round(0.01 * 2 ** (k / 3), 4) for k in range(16)]  # one start at each, for the figure to play with


def run(seed: int) -> dict[str, Any]:
    """Loss and sharpness of every start at every rate, of a run whose rate is cut, and of the toy network."""
    xs = torch.linspace(-1, 1, 20, dtype=torch.float64)
    cubic = torch.cos(3 * torch.acos(xs))  # Chebyshev's third polynomial, 4x^3 - 3x
    models = [small_mlp(SIZES, 100 * seed + i) for i in range(STARTS)]
    loss, starts = flat_loss(models[0], xs[:, None], cubic), torch.stack([flat(model) for model in models])
    rows = {str(rate): followed(loss, starts, lambda _, rate=rate: rate, n) for rate, n in RATES.items()}
    cut = followed(loss, starts, lambda t: 0.2 if t < CUT_AT else CUT_TO, 4000)
    return {
        "sizes": list(SIZES),
        "parameters": starts.shape[1],
        "rates": rows,
        "slider": slider(loss, starts[0]),
        "close": close_up(loss, starts[:1], 0.2, 700),
        "cut": {"at": CUT_AT, "from": 0.2, "to": CUT_TO, **cut},
        "toy": {str(target): toy(seed, target) for target in (0.8, 1.0)},
    }


def followed(loss: Any, thetas: torch.Tensor, rate: Any, steps: int, looks: int = LOOKS) -> dict[str, Any]:
    """Losses and sharpness (S, looks + 1) now and then; the share of late updates that raised the loss."""
    every = steps // looks
    seen: list[torch.Tensor] = []

    def look(t: int, now: torch.Tensor) -> None:
        if t % every == 0:
            seen.append(sharpness_many(loss, now))

    losses = descend_many(loss, thetas, rate, steps, look=look)
    late = losses[:, steps // 2 :]
    return {
        "updates": list(range(0, steps + 1, every)),
        "losses": numbers(losses[:, ::every]),
        "sharpness": numbers(torch.stack(seen, dim=1)),
        "rises": numbers((late[:, 1:] > late[:, :-1]).double().mean(1)),
    }


def slider(loss: Any, theta: torch.Tensor) -> dict[str, Any]:
    """One start at each of many rates."""
    rates = torch.tensor(SLIDER, dtype=theta.dtype)[:, None]
    return {
        "rates": SLIDER,
        **followed(loss, theta.expand(len(SLIDER), -1), lambda _: rates, 3000, looks=120),
    }


def close_up(loss: Any, theta: torch.Tensor, rate: float, steps: int) -> dict[str, Any]:
    """One run, looked at after every update."""
    found = followed(loss, theta, lambda _: rate, steps, looks=steps)
    return {"rate": rate, "losses": found["losses"][0], "sharpness": found["sharpness"][0]}


def toy(seed: int, target: float) -> dict[str, Any]:
    """The same on the four examples of Day 5, with tanh at the end and targets of ±`target`."""
    xs, ys = toy_data()
    models = [small_mlp((3, 4, 4, 1), 100 * seed + i).append(torch.nn.Tanh()) for i in range(STARTS)]
    thetas = torch.stack([flat(model) for model in models])
    return followed(flat_loss(models[0], xs, target * ys), thetas, lambda _: 0.4, 1000, looks=20)


def numbers(values: torch.Tensor) -> Any:
    """As lists with five digits; what is not finite becomes None."""
    if values.dim() > 1:
        return [numbers(row) for row in values]
    return [
        float(f"{value:.5g}") if value == value and abs(value) < 1e12 else None for value in values.tolist()
    ]
