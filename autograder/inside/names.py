"""What a probe sees of the notebook that it asks: the names that the cells defined, and the grader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class MissingName(BaseException):
    """A probe asked for a name that the cells did not define; no `except Exception` of a probe catches it."""


class Student:
    """The names of one notebook, and call-backs to the grader."""

    def __init__(self, names: dict[str, Any], host: Callable[..., Any]) -> None:
        self._names = names
        self.host = host

    def __getattr__(self, name: str) -> Any:
        if name not in self._names:
            raise MissingName(name)
        return self._names[name]
