"""The scale of the first weights on a slider: signals and gradients through many layers, layer by layer.

>>> from tendays.widgets.depth import depth_explorer
>>> depth_explorer(n=100, depth=20, seed=1)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget
import ipywidgets
import torch
import traitlets

from tendays.initialization import ACTIVATIONS, Signals, send_through, square_layers
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.labels import format_rate
from tendays.widgets.parts import script, styles

BINS = 21
REACH = {
    "tanh": (-1.0, 1.0),
    "relu": (0.0, 3.0),
}  # what the histograms show; what lies beyond is in the last bin
INPUTS = 64
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class DepthExplorer(anywidget.AnyWidget):
    """A stack of layers drawn at one of `gains`; `stacks` as `packed` gives them, `chosen` which activation.

    `index` is the gain shown, `layers` are those with a histogram; at the gain `normal` every weight is from
    N(0, 1).
    """

    _esm = script("words.js", "plot.js", "depth.js")
    _css = styles("views.css", "depth.css")
    stacks: traitlets.List[Any] = traitlets.List().tag(sync=True)
    gains: traitlets.List[Any] = traitlets.List().tag(sync=True)
    layers: traitlets.List[Any] = traitlets.List().tag(sync=True)
    normal = traitlets.Float(0.0).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    chosen = traitlets.Int(0).tag(sync=True)


def gains_for(n: int) -> list[float]:
    """Gains from 1/4 to 8 in steps of a fourth of a doubling, and sqrt(n), where every weight is N(0, 1)."""
    return [2.0 ** (k / 4) for k in range(-8, 13)] + [n**0.5]


def depth_explorer(*, n: int, depth: int, seed: int, start: float = 1.0) -> ipywidgets.VBox:
    """A choice of activation, a play button and a slider over gains, and what becomes of the signals.

    n: neurons in each layer, more than 64; depth: layers, a multiple of 4. All gains scale the same draw of
    weights, which `seed` fixes. Raises ValueError where n is too small or depth is no multiple of 4.
    """
    if n <= 64 or depth % 4 or depth <= 0:
        raise ValueError(f"n is to be above 64 and depth a multiple of 4, got {n} and {depth}")
    gains = gains_for(n)
    layers = [1, *range(depth // 4, depth + 1, depth // 4)]
    stacks = []
    for activation in ACTIVATIONS:
        signals = [passed(n, depth, gain, activation, seed) for gain in gains]
        stacks.append({"name": activation, **packed(signals, REACH[activation], layers)})
    index = min(range(len(gains)), key=lambda i: abs(gains[i] - start))
    figure = DepthExplorer(
        stacks=stacks,
        gains=[round(gain, 3) for gain in gains],
        layers=layers,
        normal=round(n**0.5, 3),
        index=index,
    )
    return _with_controls(figure)


def passed(n: int, depth: int, gain: float, activation: str, seed: int) -> Signals:
    """What passes through `depth` layers of n neurons: inputs N(0, 1), and a gradient of 1 at the end."""
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(INPUTS, n, generator=generator, dtype=torch.float64)
    return send_through(square_layers(n, depth, gain, generator), x, activation, generator)


def packed(signals: Sequence[Signals], reach: tuple[float, float], layers: Sequence[int]) -> dict[str, Any]:
    """Plain JSON: log10 of the sizes forward and backward, histograms as strings, shares of flat neurons."""
    return {
        "reach": list(reach),
        "forward": [_logs(s.forward) for s in signals],
        "backward": [_logs(s.backward) for s in signals],
        "bars": [[histogram(s.hs[layer], reach) for layer in layers] for s in signals],
        "flat": [round((s.hs[-1].abs() > 0.97).double().mean().item(), 2) for s in signals],
    }


def histogram(values: torch.Tensor, reach: tuple[float, float]) -> str:
    """The share of values in each of 21 bins, one character each: 0 for none to z for half or more."""
    low, high = reach
    places = ((values - low) / (high - low) * BINS).long().clamp(0, BINS - 1)
    shares = torch.bincount(places.flatten(), minlength=BINS) / values.numel()
    return "".join(_DIGITS[min(35, round(70 * share))] for share in shares.tolist())


def _logs(sizes: Sequence[float]) -> list[float]:
    return [round(max(-30.0, torch.tensor(size).log10().item()), 2) for size in sizes]


def _with_controls(figure: DepthExplorer) -> ipywidgets.VBox:
    labels = [format_rate(gain, 3) for gain in figure.gains]
    labels[-1] += ": N(0, 1)"
    slider = slider_over(labels, figure.index, "Gain")
    play = play_over(slider, 300)
    choice = ipywidgets.ToggleButtons(
        options=[stack["name"] for stack in figure.stacks], description="After each layer"
    )
    ipywidgets.jslink((choice, "index"), (figure, "chosen"))
    return ipywidgets.VBox([choice, *box(play, slider, figure).children])
