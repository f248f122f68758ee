"""A loss to walk on: a surface seen from above, or a curve, with the way that descent takes at each rate.

>>> from tendays.widgets import descent_views
>>> from tendays.widgets.contour import Surface
>>> surface = Surface(x, y, heights, minimum=(0, 0))                 # (W,), (H,), (H, W)
>>> descent_views(surface, rates, paths, losses, start=0.1)          # (R,), (R, T+1, 2), (R, T+1)
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import contourpy
import numpy as np
from matplotlib.ticker import MaxNLocator

from tendays.widgets.runs import Array, as_array, shape

SIZE = 1000  # the map is a square of 1000 by 1000 on the page, stretched to its place
FAR = 15_000  # points farther out are drawn here, in their direction: 16 bits hold it


@dataclass(frozen=True)
class Surface:
    """Heights of a loss over two parameters: x (W,) and y (H,) rising, heights (H, W), all finite.

    levels: how many contour lines, closer together near the bottom, or their heights.
    minimum: where the lowest point is, or the lowest points are; marked on the map.
    """

    x: Any
    y: Any
    heights: Any
    x_label: str = "θ₁"
    y_label: str = "θ₂"
    minimum: tuple[float, float] | Sequence[tuple[float, float]] | None = None
    levels: int | Sequence[float] = 12
    title: str = "The loss from above"

    def packed(self, paths: Any) -> dict[str, Any]:
        """Map and `paths` (R, T+1, 2) as plain JSON; raises ValueError when they do not fit together."""
        x, y, heights = map(as_array, (self.x, self.y, self.heights))
        if heights.shape != (len(y), len(x)) or not np.isfinite(heights).all():
            raise ValueError(f"heights are finite and ({len(y)}, {len(x)}), got {shape(heights)}")
        frame = Frame((x[0], x[-1]), (y[0], y[-1]))
        return {
            "layers": [self._layer(frame, x, y, heights, level) for level in self._heights(heights)],
            **_described(self, frame, paths),
        }

    def _heights(self, heights: Array) -> list[float]:
        if not isinstance(self.levels, int):
            return [float(level) for level in self.levels]
        low, high = float(heights.min()), float(heights.max())
        return [low + (high - low) * (k / (self.levels + 1)) ** 2 for k in range(1, self.levels + 1)]

    @staticmethod
    def _layer(frame: Frame, x: Array, y: Array, heights: Array, level: float) -> str:
        """All that lies below `level`, as SVG path data."""
        found = contourpy.contour_generator(x, y, heights, fill_type="OuterOffset")
        areas, offsets = found.filled(heights.min() - 1.0, level)  # type: ignore[misc]
        rings = (
            area[a:b]
            for area, starts in zip(areas, offsets, strict=True)
            for a, b in pairwise(starts.tolist())
        )
        return "".join(_ring(frame.units(ring)) for ring in rings)


@dataclass(frozen=True)
class Line:
    """A loss over one parameter: x (W,) rising, heights (W,); its paths hold the parameter and the loss."""

    x: Any
    heights: Any
    x_label: str = "θ"
    y_label: str = "L(θ)"
    minimum: tuple[float, float] | None = None
    title: str = "The loss as a curve, and the steps on it"

    def packed(self, paths: Any) -> dict[str, Any]:
        """Curve and `paths` (R, T+1, 2) as plain JSON; raises ValueError when they do not fit together."""
        x, heights = as_array(self.x), as_array(self.heights)
        if heights.shape != x.shape or not np.isfinite(heights).all():
            raise ValueError(f"heights are finite and {shape(x)}, got {shape(heights)}")
        room = 0.08 * float(np.ptp(heights))
        frame = Frame((x[0], x[-1]), (heights.min() - room, heights.max()))
        points = frame.units(np.stack([x, heights], axis=1))
        return {"curve": "M" + _steps(points), **_described(self, frame, paths)}


@dataclass(frozen=True)
class Frame:
    """The part of the plane that is shown, from low to high on each axis."""

    x: tuple[float, float]
    y: tuple[float, float]

    def units(self, points: Array) -> Array:
        """Points (..., 2) in units of the page, y downwards; the corners are (0, 0) and (1000, 1000)."""
        low = np.array([self.x[0], self.y[0]])
        span = np.array([self.x[1] - self.x[0], self.y[1] - self.y[0]])
        shares = (points - low) / span
        return np.stack([SIZE * shares[..., 0], SIZE * (1 - shares[..., 1])], axis=-1)

    def ticks(self) -> dict[str, list[list[Any]]]:
        """Round numbers on both axes, each with its place."""

        def on(low: float, high: float) -> Iterator[list[Any]]:
            for value in MaxNLocator(5).tick_values(low, high):
                if low <= value <= high:
                    yield [round(SIZE * (value - low) / (high - low)), f"{value:.6g}".replace("-", "−")]

        return {"x": list(on(*self.x)), "y": [[SIZE - place, words] for place, words in on(*self.y)]}


def _described(scene: Surface | Line, frame: Frame, paths: Any) -> dict[str, Any]:
    """What surfaces and curves have in common: words, axes, the lowest point and the ways."""
    paths = as_array(paths)
    if paths.ndim != 3 or paths.shape[2] != 2:
        raise ValueError(f"paths are (R, T+1, 2), got {shape(paths)}")
    low = np.array([] if scene.minimum is None else scene.minimum, dtype=np.float64).reshape(-1, 2)
    ways = [_way(frame.units(path)) for path in paths]
    return {
        "title": scene.title,
        "names": [scene.x_label, scene.y_label],
        "frame": [float(f"{edge:.6g}") for edge in (*frame.x, *frame.y)],
        "ticks": frame.ticks(),
        "minima": frame.units(low).round().tolist(),
        "ways": [way for way, _ in ways],
        "out": [out for _, out in ways],
    }


def _way(points: Array) -> tuple[str, int | None]:
    """A path as base64 of little-endian int16, and the update at which it left the map and did not return."""
    finite = np.isfinite(points).all(axis=1)
    kept = points[: len(points) if finite.all() else int(finite.argmin())]
    if not len(kept) or not _inside(kept[:1]).all():
        raise ValueError("each path begins on the map")
    if len(kept) < len(points):  # it goes on, in its last direction, to where no number reaches
        step = kept[-1] - kept[-2] if len(kept) > 1 else np.array([0.0, -1.0])
        kept = np.vstack([kept, kept[-1] + 2 * FAR * step / max(float(np.abs(step).max()), 1e-300)])
    inside = np.flatnonzero(_inside(kept))
    out = int(inside[-1]) + 1 if inside[-1] < len(kept) - 1 else None
    reach = np.abs(kept - SIZE / 2).max(axis=1, keepdims=True)
    near = SIZE / 2 + (kept - SIZE / 2) * np.minimum(1, FAR / np.maximum(reach, 1))
    return base64.b64encode(near.round().astype("<i2").tobytes()).decode("ascii"), out


def _inside(points: Array) -> Any:
    return ((points >= 0) & (points <= SIZE)).all(axis=1)


def _ring(points: Array) -> str:
    return f"M{_steps(points)}z"


def _steps(points: Array) -> str:
    """A polyline in whole units: its first corner, then the step to each next one."""
    whole = points.round().astype(int)
    steps = np.diff(whole, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    return f"{whole[0, 0]} {whole[0, 1]}" + "".join(f"l{a} {b}" for a, b in steps)
