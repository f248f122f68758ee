"""Things to move on the pages, in two layers: runs in, linked views out.

`Runs` holds the data: one training run for each learning rate. `linked_views` shows some of its views,
joined to one slider; `learning_rate_explorer` is the two in one call. The same object works on the built
page (with no kernel), under live cells and in JupyterLab. A view is a file in ``views/``: its `still`
part is drawn once, its `moving` part at each step of the slider. `descent_views` shows the way that descent
takes on a surface (`tendays.widgets.contour`).

>>> from tendays.widgets import Runs, linked_views
>>> runs = Runs.of(rates, losses, predictions, targets)     # (R,), (R, T+1), (R, N), (N,)
>>> linked_views(runs, ["loss", "verdict"], start=0.05)
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import ipywidgets

from tendays.widgets.linked import VIEWS, LinkedViews, linked_views
from tendays.widgets.runs import Runs, as_array

if TYPE_CHECKING:
    from tendays.widgets.contour import Line, Surface

__all__ = ["VIEWS", "LinkedViews", "Runs", "descent_views", "learning_rate_explorer", "linked_views"]


def learning_rate_explorer(
    rates: Any, losses: Any, predictions: Any, targets: Any, *, start: float = 0.05
) -> ipywidgets.VBox:
    """A slider over learning rates with every view of the runs made at them.

    rates (R,) rising; losses (R, T+1), T >= 7, may hold inf and nan (shown as diverged); predictions (R,
    N) after the last update; targets (N,). Lists, arrays or CPU tensors. Raises ValueError when they do
    not fit together.
    """
    return linked_views(Runs.of(rates, losses, predictions, targets), start=start)


def descent_views(
    surface: Surface | Line, rates: Any, paths: Any, losses: Any, *, start: float, ceiling: float = math.inf
) -> ipywidgets.VBox:
    """A slider over learning rates with the way that descent takes on `surface`, its loss, and a verdict.

    rates (R,) rising; paths (R, T+1, 2) and losses (R, T+1), T >= 7, before each update and after the
    last; both may hold inf and nan. Losses above `ceiling` leave their plot, paths the map: an arrow says
    where. Raises ValueError when they do not fit together.
    """
    ends = as_array(paths)[:, -1]  # (R, 2)
    runs = Runs.of(rates, losses, ends, ends[0], ceiling=ceiling)
    views = ["sweep", "verdict", "contour", "loss"]
    return linked_views(runs, views, start=start, surface=surface, paths=paths)
