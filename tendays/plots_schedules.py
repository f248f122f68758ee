"""Figures of rates over a run, and of what they do to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from tendays.plots import DASHES, colour, styled

CYCLE = ("loss", "validation", "gradient", "just-right")


@styled
def shapes(schedules: Mapping[str, Sequence[float]]) -> Figure:
    """A small panel for each schedule: its rates over the updates, the area under them shaded."""
    columns = 3
    rows = -(-len(schedules) // columns)
    fig = Figure(figsize=(5.6, 1.55 * rows), layout="constrained")
    panels = fig.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    for ax, (name, rates) in zip(panels.flat, schedules.items(), strict=False):
        ax.plot(rates, color=colour("validation"))
        ax.fill_between(range(len(rates)), rates, color=colour("validation"), alpha=0.15, linewidth=0)
        ax.set_title(name)
        ax.set_ylim(0, None)
    for ax in panels[-1]:
        ax.set_xlabel("update")
    for ax in panels[:, 0]:
        ax.set_ylabel("rate")
    return fig


@styled
def losses_and_norms(
    updates: Sequence[int],
    losses: Mapping[str, Sequence[float]],
    norms: Mapping[str, Sequence[float]],
    *,
    top: float,
) -> Figure:
    """Two panels with a line for each name, log axes: dev loss up to `top` nats; norm of the gradient."""
    fig = Figure(figsize=(5.6, 5.0), layout="constrained")
    above, below = fig.subplots(2, 1, sharex=True)
    for ax, curves, words in ((above, losses, "dev loss (nats)"), (below, norms, "norm of the gradient")):
        for i, (name, values) in enumerate(curves.items()):
            line = {"color": colour(CYCLE[i % 4]), "linestyle": DASHES[i % 4], "label": name}
            ax.plot(updates[: len(values)], values, **line)
        ax.set_yscale("log")
        ax.set_ylabel(words)
    above.set_ylim(min(map(min, losses.values())) * 0.97, top)
    above.set_yticks([2.5, 3, 4, 6], ["2.5", "3", "4", "6"])
    above.minorticks_off()
    below.set_yticks([0.5, 1, 5, 20, 100], ["0.5", "1", "5", "20", "100"])
    below.minorticks_off()
    below.set_xlabel("updates")
    fig.legend(*above.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return fig


@styled
def curves(updates: Sequence[int], losses: Mapping[str, Sequence[float]], *, top: float) -> Figure:
    """A line of dev loss for each name over the updates, up to `top` nats."""
    fig = Figure(figsize=(5.6, 3.2), layout="constrained")
    ax = fig.add_subplot()
    for i, (name, values) in enumerate(losses.items()):
        ax.plot(updates, values, color=colour(CYCLE[i % 4]), linestyle=DASHES[i % 4], label=name)
    ax.set_ylim(min(map(min, losses.values())) - 0.02, top)
    ax.set_xlabel("updates")
    ax.set_ylabel("dev loss (nats)")
    ax.legend()
    return fig
