"""Bar charts as inline SVG, in the colours of the course; the page's CSS gives light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

WIDTH, HEIGHT = 400, 190  # of the drawing; it scales with the page, and its text with it
LEFT, BOTTOM, TOP = 34, 38, 18
MOST_LABELS = 11


def bars(
    counts: Sequence[int], labels: Sequence[str], *, title: str, x: str, y: str, marked: Sequence[int] = ()
) -> Markup:
    """Upright bars with their numbers above; `marked` ones stand out. Same length: counts and labels."""
    step = (WIDTH - LEFT) / max(len(counts), 1)
    most = max([1, *counts])
    drawn = [_bar(i, count, step, most, i in marked) for i, count in enumerate(counts)]
    every = -(-len(labels) // MOST_LABELS)
    ticks = [
        _text(LEFT + step * (i + 0.5), HEIGHT - BOTTOM + 14, label)
        for i, label in enumerate(labels)
        if i % every == 0 or (i == len(labels) - 1 and i % every > every // 2)
    ]
    axis = f'<path class="axis" d="M{LEFT} {HEIGHT - BOTTOM}H{WIDTH}"/>'
    names = [
        _text(LEFT + (WIDTH - LEFT) / 2, HEIGHT - 6, x),
        _text(0, 0, y, turn=f' transform="translate(12 {(HEIGHT - BOTTOM + TOP) / 2:g}) rotate(-90)"'),
    ]
    body = "".join([*drawn, axis, *ticks, *names])
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">'
        f"{body}</svg>"
    )


def _bar(index: int, count: int, step: float, most: int, marked: bool) -> str:
    height = (HEIGHT - BOTTOM - TOP) * count / most
    left, top = LEFT + step * index + step * 0.1, HEIGHT - BOTTOM - height
    shape = f'<rect x="{left:.1f}" y="{top:.1f}" width="{step * 0.8:.1f}" height="{height:.1f}"'
    kind = "bar marked" if marked else "bar"
    number = _text(left + step * 0.4, top - 4, str(count)) if count else ""
    return f'{shape} class="{kind}"/>{number}'


def _text(x: float, y: float, text: str, turn: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle"{turn}>{escape(text)}</text>'
