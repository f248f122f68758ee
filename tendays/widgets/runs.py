"""The data behind the linked views: one run for each learning rate, and how it travels to the page."""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tendays.verdict import VERDICTS, diagnose
from tendays.widgets.labels import rate_labels

NOT_FINITE = 65535
FLOOR, CEILING = 1e-12, 1e12  # losses beyond are drawn at the edge
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Runs:
    """Runs that differ in their learning rate only, ordered by it.

    rates (R,); losses (R, T+1), before each update and after the last, may hold inf and nan; predictions
    (R, N) at the end; targets (N,); one verdict of `tendays.verdict.VERDICTS` for each run. `of` makes
    them from anything array-like. Losses above `ceiling` leave the plot.
    """

    rates: Array
    losses: Array
    predictions: Array
    targets: Array
    verdicts: tuple[str, ...]
    ceiling: float = math.inf

    @classmethod
    def of(
        cls, rates: Any, losses: Any, predictions: Any, targets: Any, *, ceiling: float = math.inf
    ) -> Runs:
        """Runs from arrays, lists or CPU tensors, judged by `tendays.verdict.diagnose`.

        Raises ValueError when the shapes do not fit together or the rates are not positive and rising.
        """
        rates, losses, predictions, targets = map(as_array, (rates, losses, predictions, targets))
        check_shapes(rates, losses, predictions, targets)
        return cls(rates, losses, predictions, targets, tuple(map(diagnose, losses)), ceiling)

    @property
    def labels(self) -> list[str]:
        """Each rate as text."""
        return rate_labels(self.rates.tolist())

    def nearest(self, rate: float) -> int:
        """The index of the run whose rate is nearest to `rate`, in ratio."""
        return int(np.argmin(np.abs(np.log(self.rates) - math.log(rate))))

    def packed(self) -> dict[str, Any]:
        """The runs as plain JSON without nan or inf: losses as log10 in 16 bits, 0.05 % apart or closer.

        `losses` is base64 of little-endian uint16, row by row: 0 is 10**`low`, 65534 is 10**`high`, 65535
        is not finite; `axis` is the range that a plot shows.
        """
        logs = np.log10(np.clip(self.losses, FLOOR, CEILING))
        finite = np.isfinite(self.losses)
        low, high = (float(logs[finite].min()), float(logs[finite].max())) if finite.any() else (0.0, 1.0)
        high = max(high, low + 1e-6)
        codes = np.where(
            finite, np.round((np.where(finite, logs, low) - low) / (high - low) * 65534), NOT_FINITE
        )
        return {
            "rates": [float(f"{rate:.6g}") for rate in self.rates],
            "labels": self.labels,
            "verdicts": [VERDICTS.index(verdict) for verdict in self.verdicts],
            "shape": list(self.losses.shape),
            "low": low,
            "high": high,
            "axis": self.axis(logs, finite, self.ceiling),
            "losses": base64.b64encode(codes.astype("<u2").tobytes()).decode("ascii"),
            "predictions": [[plain(value) for value in row] for row in self.predictions.tolist()],
            "targets": [plain(value) for value in self.targets.tolist()],
        }

    @staticmethod
    def axis(logs: Array, finite: npt.NDArray[np.bool_], ceiling: float) -> list[float]:
        """The range of log10 losses to draw: all that converges, and two powers of ten above the start.

        What is above `ceiling` is left out.
        """
        if not finite.any():
            return [-1.0, 1.0]
        start = float(logs[:, 0][finite[:, 0]].max()) if finite[:, 0].any() else float(logs[finite].max())
        top = min(float(logs[finite].max()), start + 2, math.log10(ceiling))
        return [max(float(logs[finite].min()), start - 8) - 0.1, top + 0.15]


def plain(value: float) -> float | None:
    """A number with five significant digits, None for nan and inf."""
    return float(f"{value:.5g}") if math.isfinite(value) else None


def as_array(values: Any) -> Array:
    """Anything array-like as float64; tensors are detached."""
    values = values.detach().cpu() if hasattr(values, "detach") else values
    return np.asarray(values, dtype=np.float64)


def check_shapes(rates: Array, losses: Array, predictions: Array, targets: Array) -> None:
    """Raise ValueError, naming the value, when the arrays are not one run for each rate."""
    if rates.ndim != 1 or len(rates) < 2 or not (np.diff(rates) > 0).all() or rates[0] <= 0:
        raise ValueError(f"rates are at least two positive numbers in rising order, got {summary(rates)}")
    if losses.ndim != 2 or len(losses) != len(rates):
        raise ValueError(f"losses are (R, T+1) with R = {len(rates)} rates, got {shape(losses)}")
    if targets.ndim != 1 or predictions.shape != (len(rates), len(targets)):
        expected = f"({len(rates)}, {targets.size})"
        raise ValueError(
            f"predictions are {expected}, one for each rate and target; got {shape(predictions)}"
        )


def shape(array: Array) -> str:
    """The shape of an array, to be read in an error."""
    return f"shape {array.shape}"


def summary(values: Array | Sequence[float]) -> str:
    """The first few values of an array, to be read in an error."""
    return np.array2string(np.asarray(values), threshold=6, precision=4)
