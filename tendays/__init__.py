"""Ten Days Downhill: the course library, from a scalar autograd engine to training dynamics.

A concept is a file: `engine` (Value), `nn` (Neuron, Layer, MLP on Value), `networks` (the same in torch),
`toy` and `names` (data), `training`, `schedules`, `verdict` (what a loss curve tells), `plots`, `widgets`.
Importing the package loads none of them; what is named in `__all__` is loaded at its first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tendays.engine import Value
    from tendays.nn import MLP, Layer, Neuron

__all__ = ["MLP", "Layer", "Neuron", "Value"]

_HOME = {"Value": "tendays.engine", "Neuron": "tendays.nn", "Layer": "tendays.nn", "MLP": "tendays.nn"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'tendays' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
