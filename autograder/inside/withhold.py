"""Hide from a student's process the names of tendays that the student is to write."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any


def withhold(names: Sequence[str]) -> None:
    """Let the use of each dotted name raise ImportError, wherever in tendays the same object is offered.

    The library's own functions still find each other: only attribute access and import are closed.
    """
    for name in names:
        module_name, _, attribute = name.rpartition(".")
        module = importlib.import_module(module_name)
        value = getattr(module, attribute)
        for offering in [*loaded(module_name.partition(".")[0]), module]:
            if vars(offering).get(attribute) is value or offering is module:
                _hide(offering, attribute)


@cache
def loaded(package: str) -> list[ModuleType]:
    """The modules of a package; asked once in the warm process, since to look costs each child milliseconds.

    Thousands are loaded there, and a forked process copies each page that it counts a reference on.
    """
    names = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    return [sys.modules[name] for name in names]


def _hide(module: ModuleType, attribute: str) -> None:
    if not isinstance(module, _Withholding):
        module.__class__ = _Withholding
        object.__setattr__(module, "_withheld", set())
    object.__getattribute__(module, "_withheld").add(attribute)


class _Withholding(ModuleType):
    """A module some of whose names are for the student to write."""

    def __getattribute__(self, name: str) -> Any:
        get = super().__getattribute__
        if name in get("__dict__").get("_withheld", ()):
            raise ImportError(f"{get('__name__')}.{name} is not available here: this is what you write here")
        return get(name)
