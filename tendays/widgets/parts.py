"""What a widget's script and its stylesheet are made of: files of ``views/``, one after the other."""

from __future__ import annotations

from pathlib import Path

from tendays import palette

FOLDER = Path(__file__).parent / "views"


def script(*names: str) -> str:
    """One module: what all figures share, then the parts in the order in which they build on each other."""
    return "\n".join(_read(name) for name in ("watch.js", *names))


def styles(*names: str) -> str:
    """The palette's colours, then the sheets that use them."""
    return palette.stylesheet() + "".join(_read(name) for name in names)


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
