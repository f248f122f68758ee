"""Drawings that explain: boxes, arrows and few words."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from tendays.plots import colour, styled


@styled
def training_loop() -> Figure:
    """The four steps of a training loop as a ring of boxes, with what each reads and writes."""
    fig = Figure(figsize=(5.6, 3.5), layout="constrained")
    ax = fig.add_subplot()
    ax.set(xlim=(-0.1, 10.1), ylim=(0, 6.4))
    ax.set_axis_off()
    _box(ax, 0.0, 3.9, "1  forward", "predict: ŷ = model(x)", "prediction")
    _box(ax, 5.8, 3.9, "2  loss", "how wrong: L = Σ (ŷ − y)²", "loss")
    _box(ax, 5.8, 0.4, "3  backward", "which way: g = ∂L/∂θ", "gradient")
    _box(ax, 0.0, 0.4, "4  update", "a small step: θ ← θ − η g", "just-right")
    for start, end in [
        ((4.2, 4.9), (5.8, 4.9)),
        ((7.95, 3.8), (7.95, 2.5)),
        ((5.8, 1.4), (4.2, 1.4)),
        ((2.1, 2.5), (2.1, 3.8)),
    ]:
        ax.annotate(
            "", end, start, arrowprops={"arrowstyle": "-|>", "color": colour("muted"), "linewidth": 1.8}
        )
    ax.text(8.15, 3.15, "first set g to 0", va="center", fontsize=10.5, color=colour("diverged"))
    ax.text(2.3, 3.15, "again", va="center", fontsize=10.5, color=colour("muted"))
    return fig


def _box(ax: Axes, x: float, y: float, title: str, words: str, edge: str) -> None:
    box = FancyBboxPatch((x, y), 4.2, 2.0, boxstyle="round,pad=0,rounding_size=0.25", linewidth=1.8)
    box.set(facecolor=colour("surface"), edgecolor=colour(edge))
    ax.add_patch(box)
    ax.text(x + 2.1, y + 1.3, title, ha="center", va="center", fontsize=12, fontweight="bold")
    ax.text(x + 2.1, y + 0.6, words, ha="center", va="center", fontsize=10.5, color=colour("muted"))
