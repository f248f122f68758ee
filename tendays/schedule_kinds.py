"""The schedules of the explorer by name: which settings each has, and its rates over a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from tendays.schedules import cosine_annealing, linear_decay, step_decay, warmup_cosine, warmup_stable_decay

DECAY = 0.2  # the share of the run that a plateau's decay takes
KINDS = {
    "constant": (),
    "step": ("every",),
    "linear": (),
    "cosine": ("minimum",),
    "warmup": ("warmup",),
    "warmup + cosine": ("warmup", "minimum"),
    "warmup, stable, decay": ("warmup",),
}  # each with the settings it has beside its largest rate


@dataclass(frozen=True)
class Setting:
    """A schedule with its numbers: updates for `warmup` and `every`, a share of `rate` for `minimum`."""

    kind: str
    rate: float
    warmup: int = 0
    minimum: float = 0.0
    every: int = 0

    def at(self, step: int, total: int) -> float:
        """The learning rate at `step` of a run of `total` updates."""
        if self.kind == "step":
            return step_decay(self.rate, step, 0.5, self.every)
        if self.kind == "linear":
            return linear_decay(self.rate, step, total)
        low = self.minimum * self.rate
        if self.kind == "cosine":
            return cosine_annealing(self.rate, low, step, total)
        if self.kind == "warmup + cosine":
            return warmup_cosine(self.rate, low, step, self.warmup, total)
        decay = int(DECAY * total) if self.kind == "warmup, stable, decay" else 0
        return warmup_stable_decay(self.rate, 0.0, step, self.warmup, decay, total)


def grid(
    rates: tuple[float, ...], warmups: tuple[int, ...], minima: tuple[float, ...], everies: tuple[int, ...]
) -> Iterator[Setting]:
    """Every kind with every combination of the settings that it has."""
    offered = {"warmup": warmups, "minimum": minima, "every": everies}
    for kind, has in KINDS.items():
        for rate, *values in product(rates, *(offered[name] for name in has)):
            given = dict(zip(has, values, strict=True))
            yield Setting(
                kind, rate, int(given.get("warmup", 0)), given.get("minimum", 0.0), int(given.get("every", 0))
            )
