"""Train and dev loss over a training, and what the network writes at the moment that is picked.

>>> from tendays.widgets.training_curves import Watched, training_curves
>>> training_curves({"300 names": Watched(train, dev, samples, known)}, updates)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles

MILLISECONDS = 250  # that Play rests at each moment


@dataclass(frozen=True)
class Watched:
    """A training looked at T times: mean losses in nats (T,), some samples each time, the training names."""

    train: Sequence[float]
    dev: Sequence[float]
    samples: Sequence[Sequence[str]]
    known: frozenset[str]

    def packed(self, name: str) -> dict[str, Any]:
        """As plain data; a sample carries whether it stands in the training names."""
        return {
            "name": name,
            "train": [round(loss, 3) for loss in self.train],
            "dev": [round(loss, 3) for loss in self.dev],
            "samples": [[[word, word in self.known] for word in words] for words in self.samples],
        }


class TrainingCurves(anywidget.AnyWidget):
    """Curves of one of several `trainings`, as `Watched.packed` gives them, and a moment of it.

    Changing `index` shows another moment, changing `training` another training.
    """

    _esm = script("words.js", "plot.js", "training_curves.js")
    _css = styles("views.css", "training_curves.css")
    trainings: traitlets.List[Any] = traitlets.List().tag(sync=True)
    updates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    training = traitlets.Int(0).tag(sync=True)


def training_curves(
    trainings: Mapping[str, Watched], updates: Sequence[int], *, start: int = 0, label: str = "Learn from"
) -> ipywidgets.VBox:
    """Buttons for the trainings, a play button, a slider over the moments, the curves and the samples.

    updates (T,): the number of updates made at each look, rising; start: the look shown first. Raises
    ValueError for a training that was not looked at T times.
    """
    for name, watched in trainings.items():
        lengths = {len(watched.train), len(watched.dev), len(watched.samples)}
        if lengths != {len(updates)}:
            raise ValueError(
                f"{name!r} was looked at {sorted(lengths)} times, expected {len(updates)} for all three"
            )
    figure = TrainingCurves(
        trainings=[watched.packed(name) for name, watched in trainings.items()],
        updates=[int(update) for update in updates],
        index=start,
    )
    slider = slider_over([f"{update:,}" for update in updates], start, "Updates")
    play = play_over(slider, MILLISECONDS, "Play the training")
    buttons = ipywidgets.ToggleButtons(options=list(trainings), description=label)
    ipywidgets.jslink((buttons, "index"), (figure, "training"))
    return ipywidgets.VBox([buttons, *box(play, slider, figure).children])
