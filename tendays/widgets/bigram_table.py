"""The table of letter pairs to point at, and the draws by which names come from it.

>>> from tendays.widgets.bigram_table import bigram_table, draws
>>> bigram_table(counts, draws(counts, 6, generator))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import anywidget
import ipywidgets
import torch
import traitlets

from tendays.bigrams import CHARS, VOCAB_SIZE, bigram_probs
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles

MILLISECONDS = 1500  # that Play rests at each draw
FIRST = ["start", *CHARS[1:]]  # what a pair can begin with, in words
SECOND = ["end", *CHARS[1:]]


class Draw(NamedTuple):
    """One draw: which name (from 1), what it was so far, the pair's indices, and the number in [0, 1)."""

    name: int
    so_far: str
    first: int
    second: int
    number: float


class BigramTable(anywidget.AnyWidget):
    """Counts (27, 27) with one pair pointed at: `first` and `second`; `index` is the draw that is shown.

    `shade` is 0 for counts and 1 for probabilities. Changing `index` moves `first` and `second` in the page.
    """

    _esm = script("words.js", "bigram_table.js")
    _css = styles("bigram_table.css")
    letters = traitlets.Unicode(CHARS).tag(sync=True)
    counts: traitlets.List[Any] = traitlets.List().tag(sync=True)
    draws: traitlets.List[Any] = traitlets.List().tag(sync=True)
    first = traitlets.Int(0).tag(sync=True)
    second = traitlets.Int(0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    shade = traitlets.Int(0).tag(sync=True)


def draws(counts: torch.Tensor, names: int, generator: torch.Generator) -> list[Draw]:
    """All draws of that many names from counts (27, 27): a number in [0, 1), and whose stretch it hits."""
    edges = bigram_probs(counts, 0).cumsum(1)  # (27, 27): where each letter's stretch ends
    made = []
    for name in range(1, names + 1):
        so_far, first, second = "", 0, -1
        while second != 0:
            number = torch.rand((), generator=generator, dtype=torch.float64).item()
            second = min(int((edges[first] <= number).sum()), VOCAB_SIZE - 1)
            made.append(Draw(name, so_far, first, second, number))
            so_far, first = so_far + CHARS[second], second
    return made


def bigram_table(counts: torch.Tensor, made: Sequence[Draw], *, start: int = 0) -> ipywidgets.VBox:
    """A play button and a slider over draws, choices of a pair and of the shading, and the table they move.

    counts: LongTensor (27, 27); made: as from `draws`; start: the index of the draw shown first.
    """
    figure = BigramTable(
        counts=counts.flatten().tolist(),
        draws=[[d.name, d.so_far, d.first, d.second, round(d.number, 4)] for d in made],
        first=made[start].first,
        second=made[start].second,
        index=start,
    )
    slider = slider_over(_titles(made), start, "Draw")
    play = play_over(slider, MILLISECONDS, "Play all draws")
    above, below = box(play, slider, figure).children
    return ipywidgets.VBox([above, _choices(figure), below])


def _titles(made: Sequence[Draw]) -> list[str]:
    return [f"name {d.name}, letter {len(d.so_far) + 1}" for d in made]


def _choices(figure: BigramTable) -> ipywidgets.HBox:
    """Two letters and a shading to choose, each joined to the figure in the page."""
    first = ipywidgets.Dropdown(options=FIRST, index=figure.first, description="First")
    second = ipywidgets.Dropdown(options=SECOND, index=figure.second, description="Second")
    shade = ipywidgets.ToggleButtons(options=["count", "probability"], index=0, description="Shade by")
    for control, name in ((first, "first"), (second, "second"), (shade, "shade")):
        ipywidgets.jslink((control, "index"), (figure, name))
    return ipywidgets.HBox([first, second, shade])
