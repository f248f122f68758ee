"""The way of a context through the language model, drawn."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from tendays.plots import colour, styled


@styled
def embedding_mlp(context: str, emb: int, hidden: int) -> Figure:
    """Letters of `context`, their embeddings side by side, the hidden layer, the 27 logits, bottom to top."""
    fig = Figure(figsize=(5.6, 4.6), layout="constrained")
    ax = fig.add_subplot()
    ax.set(xlim=(-0.2, 10.2), ylim=(-0.2, 8.2))
    ax.set_axis_off()
    size = len(context)
    _box(ax, 2, 6.9, 6, "27 logits", "h W₂ + b₂", "prediction")
    _box(ax, 2, 4.6, 6, f"{hidden} hidden values", "h = tanh(e W₁ + b₁)", "gradient")
    for i, letter in enumerate(context):
        x = 5 + (i - (size - 1) / 2) * 2.7
        _box(ax, x - 1.2, 2.3, 2.4, f"{emb} numbers", f"row “{letter}” of C", "loss")
        _box(ax, x - 0.6, 0.2, 1.2, letter, "", "muted")
        _arrow(ax, (x, 1.2), (x, 2.3))
        _arrow(ax, (x, 3.5), (5 + (x - 5) * 0.5, 4.6))
    _arrow(ax, (5, 5.8), (5, 6.9))
    ax.text(
        8.15,
        5.2,
        f"e: {size} · {emb} = {size * emb}\nnumbers in",
        fontsize=10,
        va="center",
        color=colour("muted"),
    )
    return fig


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour("muted"), "linewidth": 1.6})


def _box(ax: Axes, x: float, y: float, width: float, title: str, words: str, edge: str) -> None:
    height = 1.2 if words else 1.0
    box = FancyBboxPatch((x, y), width, height, boxstyle="round,pad=0,rounding_size=0.2", linewidth=1.8)
    box.set(facecolor=colour("surface"), edgecolor=colour(edge))
    ax.add_patch(box)
    middle, up = x + width / 2, y + height * (0.68 if words else 0.5)
    ax.text(middle, up, title, ha="center", va="center", fontsize=11, fontweight="bold")
    ax.text(middle, y + 0.36, words, ha="center", va="center", fontsize=10, color=colour("muted"))
