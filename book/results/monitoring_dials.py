"""What an update-to-weight ratio says, and what a clipping threshold does: 20 starts each."""

from __future__ import annotations

import math
from dataclasses import replace

import torch
from tqdm import trange

from tendays.ailment_cases import AILMENTS
from tendays.ailments import Setup, Tensors, draw, examples, forward, lengths, losses, pick, train

SEED = 23
STARTS, STEPS = 20, 800
RATES = {
    "SGD": [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 2.0, 3.0],
    "Adam": [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1],
}
THRESHOLDS = [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 100.0, math.inf]
BETAS, EPS = (0.9, 0.999), 1e-8


def run(seed: int) -> dict[str, object]:
    """Both experiments, as plain lists."""
    torch.set_num_threads(1)
    ratios = {name: ratio_at_rates(name, rates, seed) for name, rates in RATES.items()}
    return {"starts": STARTS, "steps": STEPS, "ratios": ratios, "clipping": clipping(seed)}


def ratio_at_rates(optimizer: str, rates: list[float], seed: int) -> dict[str, object]:
    """At each rate: the median ratio of the second half, of all weights and of matrices; dev by start."""
    setup = Setup()
    generator = torch.Generator().manual_seed(seed)
    params = draw(setup, STARTS * len(rates), generator)
    lr = torch.tensor(rates).repeat_interleave(STARTS)  # (S,)
    (X, Y), (dev_x, dev_y) = examples(setup)
    first, second = ({name: torch.zeros_like(p) for name, p in params.items()} for _ in range(2))
    logged: dict[str, list[torch.Tensor]] = {"all": [], **{name: [] for name in ("C", "W0", "out")}}
    for step in trange(STEPS, desc=optimizer):
        picked = pick(len(X), setup.batch_size, len(lr), generator)
        loss = losses(setup, forward(setup, params, X[picked])[0], Y[picked])
        gradients = dict(zip(params, torch.autograd.grad(loss.sum(), list(params.values())), strict=True))
        moves = gradients if optimizer == "SGD" else adam(gradients, first, second, step + 1)
        if step >= STEPS // 2 and step % 10 == 0:
            logged["all"].append(lr * lengths(moves) / lengths(params))
            for name in ("C", "W0", "out"):
                logged[name].append(lr * lengths([moves[name]]) / lengths([params[name]]))
        with torch.no_grad():
            for name, p in params.items():
                p -= lr.view(-1, *[1] * (p.dim() - 1)) * moves[name]
    with torch.no_grad():
        shown = [part[:1000].expand(len(lr), *part[:1000].shape) for part in (dev_x, dev_y)]
        dev = losses(setup, forward(setup, params, shown[0])[0], shown[1]).view(-1, STARTS)
    medians = {
        name: torch.stack(seen).median(0).values.view(-1, STARTS).median(1).values
        for name, seen in logged.items()
    }
    return {
        "rates": rates,
        "dev": [[plain(value) for value in row] for row in dev.tolist()],
        "ratio": {name: [plain(value) for value in values.tolist()] for name, values in medians.items()},
    }


def adam(gradients: Tensors, first: Tensors, second: Tensors, count: int) -> Tensors:
    """The direction of Adam's step at rate 1; the running means change in place."""
    moves = {}
    for name, g in gradients.items():
        first[name].mul_(BETAS[0]).add_(g, alpha=1 - BETAS[0])
        second[name].mul_(BETAS[1]).addcmul_(g, g, value=1 - BETAS[1])
        mean, square = first[name] / (1 - BETAS[0] ** count), second[name] / (1 - BETAS[1] ** count)
        moves[name] = mean / (square.sqrt() + EPS)
    return moves


def clipping(seed: int) -> dict[str, object]:
    """The recurrent network that explodes, clipped at each threshold: loss at the end, share clipped."""
    ill = AILMENTS["gradient"].ill
    rows = []
    for threshold in THRESHOLDS:
        log = train(replace(ill, max_norm=threshold), STARTS, seed)
        norms = log.gradient[log.gradient.isfinite()]
        row = {
            "max_norm": plain(threshold),
            "end": [plain(value) for value in log.loss[:, -30:].mean(1).tolist()],
            "clipped": plain((norms > threshold).double().mean().item()),
        }
        if threshold == 1.0:
            norms = log.gradient.flatten()
            shares = torch.tensor([0.1, 0.5, 0.9, 0.95, 0.99])
            row["quantiles"] = [plain(value) for value in norms.quantile(shares).tolist()]
            row["log"] = [plain(value) for value in log.gradient[0].tolist()]
        rows.append(row)
    return {"rows": rows}


def plain(value: float) -> float | None:
    """Four digits; None for what is not finite."""
    return float(f"{value:.4g}") if math.isfinite(value) else None
