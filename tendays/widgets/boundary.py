"""What a network says to every point of the plane: a neuron to set by hand, or networks while they learn.

>>> from tendays.widgets.boundary import Scene, neuron_map, training_map
>>> neuron_map([Scene("OR", xs, ys)], w1=1.0, w2=0.5, b=0.0)          # xs (N, 2), ys (N,)
>>> training_map([Scene("8 neurons", xs, ys, [layers_of(network), ...])], ["0", ...])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import anywidget
import ipywidgets
import torch
import traitlets

from tendays.networks import TanhLayer, TanhMLP
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles
from tendays.widgets.runs import as_array

Layers = list[list[list[float]]]  # layer by layer, neuron by neuron: its weights, then its bias


@dataclass(frozen=True)
class Scene:
    """Points xs (N, 2) with classes ys (N,), above or below 0; networks: the weights at each moment."""

    name: str
    xs: Any
    ys: Any
    networks: Sequence[Layers] = field(default=())

    def packed(self) -> dict[str, Any]:
        """The scene as plain JSON; raises ValueError when points and classes do not fit together."""
        xs, ys = as_array(self.xs), as_array(self.ys)
        if xs.ndim != 2 or xs.shape[1] != 2 or ys.shape != (len(xs),):
            raise ValueError(f"xs is (N, 2) and ys (N,); got shapes {xs.shape} and {ys.shape}")
        points = [[round(a, 3), round(b, 3), 1 if y > 0 else -1] for (a, b), y in zip(xs, ys, strict=True)]
        return {"name": self.name, "points": points, "networks": list(self.networks)}


class BoundaryMap(anywidget.AnyWidget):
    """The plane from -reach to reach, coloured by what a network says, with the points of one of `scenes`.

    `chosen` says which scene. Its network is the one at `index`, described by `moments`; a scene without any
    shows the neuron with the weights `w1`, `w2` and the bias `b`.
    """

    _esm = script("words.js", "plot.js", "field.js", "boundary.js")
    _css = styles("views.css", "boundary.css")
    scenes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    moments: traitlets.List[Any] = traitlets.List().tag(sync=True)
    reach = traitlets.Float(2.0).tag(sync=True)
    chosen = traitlets.Int(0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    w1 = traitlets.Float(0.0).tag(sync=True)
    w2 = traitlets.Float(0.0).tag(sync=True)
    b = traitlets.Float(0.0).tag(sync=True)


def neuron_map(scenes: Sequence[Scene], *, w1: float, w2: float, b: float) -> ipywidgets.VBox:
    """Three sliders for the two weights and the bias of a neuron, and what it says to the plane."""
    figure = BoundaryMap(scenes=[scene.packed() for scene in scenes], w1=w1, w2=w2, b=b)
    sliders = []
    for name, value in (("w1", w1), ("w2", w2), ("b", b)):
        slider = ipywidgets.FloatSlider(value, min=-3, max=3, step=0.1, description=name)
        ipywidgets.jslink((slider, "value"), (figure, name))
        sliders.append(slider)
    choice = _choice("Task", scenes, figure)
    return ipywidgets.VBox([choice, ipywidgets.HBox(sliders), figure])


def training_map(
    scenes: Sequence[Scene], moments: Sequence[str], *, start: int = 0, chosen: int = 0
) -> ipywidgets.VBox:
    """A slider over the moments of a training, a choice of scenes, and what the network says at that moment.

    moments: how many updates had been made, as text, one for each network of every scene, else ValueError
    """
    for scene in scenes:
        if len(scene.networks) != len(moments):
            expected = f"{scene.name!r} needs a network for each of {len(moments)} moments"
            raise ValueError(f"{expected}, got {len(scene.networks)}")
    figure = BoundaryMap(
        scenes=[scene.packed() for scene in scenes], moments=list(moments), index=start, chosen=chosen
    )
    slider = slider_over(moments, start, "Updates")
    play = play_over(slider, 300, "Train")
    choice = _choice("Hidden neurons", scenes, figure)
    return ipywidgets.VBox([choice, *box(play, slider, figure).children])


def _choice(words: str, scenes: Sequence[Scene], figure: BoundaryMap) -> ipywidgets.ToggleButtons:
    choice = ipywidgets.ToggleButtons(
        options=[scene.name for scene in scenes], index=figure.chosen, description=words
    )
    ipywidgets.jslink((choice, "index"), (figure, "chosen"))
    return choice


def layers_of(network: TanhMLP, digits: int = 4) -> Layers:
    """The weights of a network as nested lists: layer by layer, neuron by neuron, weights then bias."""
    layers = [layer for layer in network.layers if isinstance(layer, TanhLayer)]
    rows = [torch.cat([layer.weight, layer.bias[:, None]], dim=1).tolist() for layer in layers]
    return [[[round(number, digits) for number in neuron] for neuron in layer] for layer in rows]
