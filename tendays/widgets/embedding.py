"""The embedding plane at one moment of a training: every letter where the network has put it, one followed.

>>> from tendays.widgets.embedding import embedding_plane
>>> embedding_plane(places, updates, losses)     # (T, 27, 2), (T,), (T,)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.bigrams import CHARS
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles
from tendays.widgets.runs import as_array, shape

MILLISECONDS = 180  # that Play rests at each moment


class EmbeddingPlane(anywidget.AnyWidget):
    """Letters in a plane: their `places` at every moment (T, 27, 2), the `updates` and `losses` then.

    Changing `index` shows another moment; changing `letter`, or pointing at one, follows another letter.
    """

    _esm = script("embedding.js")
    _css = styles("embedding.css")
    chars = traitlets.Unicode(CHARS).tag(sync=True)
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    updates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    losses: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    letter = traitlets.Int(1).tag(sync=True)


def embedding_plane(
    places: Any, updates: Sequence[int], losses: Sequence[float], *, letter: str = "a"
) -> ipywidgets.VBox:
    """A play button, a slider over the moments, a choice of the letter to follow, and the plane.

    places (T, 27, 2): the embeddings after each of T numbers of updates, rising; losses (T,), in nats. It
    starts at the last moment. Raises ValueError when they do not fit together.
    """
    array = as_array(places)
    if array.ndim != 3 or array.shape[1:] != (len(CHARS), 2) or not len(array) == len(updates) == len(losses):
        raise ValueError(
            f"places are (T, {len(CHARS)}, 2) with T = {len(updates)} updates and {len(losses)} losses, "
            f"got {shape(array)}"
        )
    last = len(updates) - 1
    figure = EmbeddingPlane(
        places=array.round(3).tolist(),
        updates=[int(update) for update in updates],
        losses=[round(float(loss), 3) for loss in losses],
        index=last,
        letter=CHARS.index(letter),
    )
    slider = slider_over([f"{update:,}" for update in updates], last, "Updates")
    play = play_over(slider, MILLISECONDS, "Play the training")
    follow = ipywidgets.Dropdown(options=list(CHARS), index=figure.letter, description="Follow the letter")
    ipywidgets.jslink((follow, "index"), (figure, "letter"))
    moving = box(play, slider, figure)
    return ipywidgets.VBox([moving.children[0], follow, figure])
