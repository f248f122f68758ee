"""A catalogue of trainings that fail, each with one or two repairs; `ailments` runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tendays.ailments import Setup


@dataclass(frozen=True)
class Ailment:
    """A symptom as one meets it, a setup that has it, and that setup repaired, by the name of the repair."""

    symptom: str
    ill: Setup
    repairs: Mapping[str, Setup]


def _ailment(symptom: str, ill: Setup, **repairs: dict[str, object]) -> Ailment:
    """An ailment whose repairs each change a few settings."""
    words = {name.replace("_", " "): replace(ill, **change) for name, change in repairs.items()}  # type: ignore[arg-type]
    return Ailment(symptom, ill, words)


_DEEP = Setup(layers=12, gain=0.3, steps=200)
_LOOP = Setup(recurrent=True, activation="relu", lr=0.5, batch_size=16, steps=150)
_RELU = Setup(activation="relu", layers=2, gain=2.0, lr=1.0, batch_size=128, steps=200)

AILMENTS = {
    "nan": _ailment(
        "the loss is NaN",
        Setup(own_softmax=True, lr=10.0, steps=150),
        smaller_rate={"lr": 0.3},
        stable_softmax={"own_softmax": False},
    ),
    "explodes": _ailment(
        "the loss explodes",
        Setup(activation="relu", layers=3, lr=3.0, steps=150),
        smaller_rate={"lr": 0.3},
        clipping={"max_norm": 0.5},
    ),
    "slow": _ailment("the loss stays flat from the start", Setup(lr=1e-4), larger_rate={"lr": 0.3}),
    "zero": _ailment(
        "the loss falls a little and stays", Setup(gain=0.0), weights_drawn_at_random={"gain": 1.0}
    ),
    "oscillates": _ailment(
        "the loss oscillates",
        Setup(words=100, batch_size=5000, hidden=16, lr=12.0, steps=46),
        smaller_rate={"lr": 1.0},
    ),
    "spikes": _ailment(
        "the loss has spikes",
        Setup(lr=2.0, spoiled=60),
        clipping={"max_norm": 0.5},
        clean_data={"spoiled": 0},
    ),
    "rattles": _ailment("the loss falls no further", Setup(lr=1.0, steps=1000), rate_cut={"cut": 600}),
    "overfits": _ailment(
        "train falls, dev rises", Setup(words=150, lr=0.5, steps=1000), more_names={"words": 4130}
    ),
    "vanishes": _ailment(
        "the first layers learn nothing", _DEEP, better_start={"gain": 1.0}, skip_connections={"skip": True}
    ),
    "gradient": _ailment(
        "the gradient explodes", _LOOP, clipping={"max_norm": 1.0}, smaller_rate={"lr": 0.05}
    ),
    "dead": _ailment("units are dead", _RELU, better_start={"gain": 1.0}, smaller_rate={"lr": 0.1}),
}
