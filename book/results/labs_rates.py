"""Dev loss of 20 starts at 13 learning rates, at looks from update 10 to update 4,000."""

from __future__ import annotations

from typing import Any

import torch

from tendays.labs import parts, starts
from tendays.labs import run as train

SEED = 1
STARTS = 20
RATES = [float(f"{10 ** (k / 3):.3g}") for k in range(-9, 4)]  # 0.001 to 10, three to a power of ten
LOOKS = (0, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000)


def run(seed: int) -> dict[str, Any]:
    """For each look and each rate, the dev loss of each start, (L, R, S); all rates share their starts."""
    torch.set_num_threads(1)
    models = {
        name: p.detach().repeat(len(RATES), *[1] * (p.dim() - 1)).requires_grad_()
        for name, p in starts(STARTS, seed).items()
    }
    lr = torch.tensor(RATES).repeat_interleave(STARTS)  # (R·S,)
    log = train(models, parts()[:2], lr, LOOKS[-1], looks=LOOKS, seed=seed)
    dev = log.dev.view(len(LOOKS), len(RATES), STARTS)
    digits = [[[float(f"{loss:.4g}") for loss in row] for row in look] for look in dev.tolist()]
    return {"rates": RATES, "looks": list(LOOKS), "dev": digits}
