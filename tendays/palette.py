"""The colours of the course, chosen once: the pages' CSS, the figures and the widgets all read them here.

Each colour has a light and a dark shade and a CSS variable: `loss` is ``var(--td-loss)``. Every shade
used for text keeps a contrast of at least 4.5 : 1 on `paper` and on `surface` (a test measures it).
"""

from __future__ import annotations

from typing import NamedTuple


class Shades(NamedTuple):
    """One colour as it looks on a light page and on a dark one, both as ``#rrggbb``."""

    light: str
    dark: str


PALETTE: dict[str, Shades] = {
    # what everything stands on
    "paper": Shades("#ffffff", "#14181f"),
    "surface": Shades("#f5f7fa", "#1c222c"),
    "line": Shades("#d5dbe4", "#353e4d"),
    "grid": Shades("#e7ebf1", "#2a323f"),
    # text
    "ink": Shades("#1d2733", "#e4e9f0"),
    "muted": Shades("#566272", "#a3afbf"),
    "accent": Shades("#0b6477", "#5cc3d6"),
    "accent-soft": Shades("#e3f1f4", "#16323a"),
    # what a figure shows, always in the same colour
    "loss": Shades("#0b6477", "#5cc3d6"),
    "validation": Shades("#b4510a", "#f0a35e"),
    "gradient": Shades("#7a4fb0", "#bd9bea"),
    "target": Shades("#1d2733", "#e4e9f0"),
    "prediction": Shades("#b4510a", "#f0a35e"),
    "ghost": Shades("#b9c3d0", "#465264"),
    # the five verdicts on a learning rate
    "too-small": Shades("#4a6583", "#93b0d0"),
    "just-right": Shades("#137354", "#58c79c"),
    "oscillating": Shades("#8f5b00", "#e6b252"),
    "stuck": Shades("#7a4fb0", "#bd9bea"),
    "diverged": Shades("#b3261e", "#ff9289"),
}

CYCLE = ("loss", "validation", "gradient", "just-right", "oscillating", "diverged")


def variable(name: str) -> str:
    """The CSS variable of a colour, for use inside ``var()``; raises KeyError for an unknown name."""
    if name not in PALETTE:
        raise KeyError(f"no colour {name!r} in the palette; there are {', '.join(PALETTE)}")
    return f"--td-{name}"


def css(name: str) -> str:
    """The CSS value of a colour that follows the page's mode, with its light shade to fall back on."""
    return f"var({variable(name)}, {PALETTE[name].light})"


def declarations(mode: str) -> str:
    """All variables of one mode, ``"light"`` or ``"dark"``, as CSS declarations."""
    return "".join(f"{variable(name)}:{getattr(shades, mode)};" for name, shades in PALETTE.items())


def stylesheet() -> str:
    """The CSS that defines every variable: light, and dark on dark pages of the site and of JupyterLab."""
    dark = 'html[data-theme="dark"], [data-jp-theme-light="false"]'
    return f":root{{{declarations('light')}}}\n{dark}{{{declarations('dark')}}}\n"


def matplotlib_style(mode: str = "light") -> dict[str, object]:
    """Settings for ``matplotlib.rc_context`` in the palette's `mode`, ``"light"`` or ``"dark"``."""
    from cycler import cycler

    ink, muted, grid = (getattr(PALETTE[name], mode) for name in ("ink", "muted", "grid"))
    return {
        "axes.prop_cycle": cycler(color=[getattr(PALETTE[name], mode) for name in CYCLE]),
        "axes.edgecolor": muted,
        "axes.labelcolor": ink,
        "axes.titlecolor": ink,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.color": grid,
        "text.color": ink,
        "xtick.color": muted,
        "ytick.color": muted,
        "lines.linewidth": 2.0,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
        "svg.fonttype": "none",
    }
