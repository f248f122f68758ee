"""Let torch's optimizers do without torch's compiler.

At its first use an optimizer imports `torch._dynamo`, 0.7 s in every process, only to tell a compiler to keep
out that nothing here ever calls. A stand-in tells nobody; whoever asks it for more gets the real module.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import torch

NAME = "torch._dynamo"


class StandIn(ModuleType):
    """What optimizers ask of `torch._dynamo`, and the way to the rest of it."""

    def disable(self, function: Callable[..., Any], *_: Any, **__: Any) -> Callable[..., Any]:
        """The function as it is: nothing is compiled."""
        return function

    def graph_break(self, *_: Any, **__: Any) -> None:
        """Nothing: there is no graph."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_real(), name)


def install() -> None:
    """Put the stand-in where the compiler is not imported yet."""
    if NAME not in sys.modules:
        stand_in = StandIn(NAME)
        stand_in.__spec__ = None
        _put(stand_in)


def _real() -> ModuleType:
    if isinstance(sys.modules.get(NAME), StandIn):
        del sys.modules[NAME]
        _put(importlib.import_module(NAME))
    return sys.modules[NAME]


def _put(module: ModuleType) -> None:
    sys.modules[NAME] = module
    torch._dynamo = module
