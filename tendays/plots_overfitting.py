"""Figures of train and dev loss side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from tendays.plots import DASHES, colour, styled

Curves = Mapping[str, Sequence[float]]  # "updates", "train" and "dev", equally long


@styled
def train_and_dev(models: Mapping[str, Curves], *, top: float) -> Figure:
    """One panel for each named model: dev loss above train loss over the updates, up to `top` nats.

    A ring marks the lowest dev loss.
    """
    fig = Figure(figsize=(5.6, 2.4 * ((len(models) + 1) // 2)), layout="constrained")
    panels = fig.subplots((len(models) + 1) // 2, 2, sharex=True, sharey=True, squeeze=False)
    for ax, (name, curves) in zip(panels.flat, models.items(), strict=False):
        thousands = [updates / 1000 for updates in curves["updates"]]
        ax.plot(thousands, curves["train"], color=colour("loss"), linestyle=DASHES[1], label="train")
        ax.plot(thousands, curves["dev"], color=colour("validation"), label="dev")
        lowest = min(range(len(thousands)), key=curves["dev"].__getitem__)
        ring = {"markersize": 9, "markerfacecolor": "none", "markeredgewidth": 1.8}
        ax.plot(thousands[lowest], curves["dev"][lowest], "o", color=colour("validation"), **ring)
        ax.set_title(name)
    panels[0, 0].set_ylim(min(min(curves["train"]) for curves in models.values()) - 0.05, top)
    for ax in panels[-1]:
        ax.set_xlabel("thousand updates")
    for ax in panels[:, 0]:
        ax.set_ylabel("loss (nats)")
    fig.legend(*panels[0, 0].get_legend_handles_labels(), loc="outside upper center", ncols=2)
    return fig
