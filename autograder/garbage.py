"""When Python may look for garbage: not while half a million objects that stay are being imported."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Look for none until `settle`, or until the block ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """Look again from now on, and never at what is there now."""
    gc.freeze()
    gc.enable()
