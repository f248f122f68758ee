"""Writing learning rates as a reader expects them: 0.05, not 0.050118723."""

from __future__ import annotations

import math
from collections.abc import Sequence


def format_rate(rate: float, digits: int = 2) -> str:
    """A positive rate in decimals with at most `digits` significant digits; raises ValueError otherwise."""
    if not (math.isfinite(rate) and rate > 0):
        raise ValueError(f"a learning rate is a positive number, got {rate!r}")
    places = max(0, digits - 1 - math.floor(math.log10(rate)))
    text = f"{rate:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rate_labels(rates: Sequence[float]) -> list[str]:
    """One label for each rate, as few digits as keep them apart; raises ValueError for equal rates."""
    for digits in range(2, 18):
        labels = [format_rate(rate, digits) for rate in rates]
        if len(set(labels)) == len(labels):
            return labels
    raise ValueError(f"each learning rate is to be given once, got {list(rates)}")
