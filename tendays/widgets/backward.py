"""A stepper through the backward pass: which number hands back what, with local slope and product.

>>> from tendays.widgets.backward import backward_stepper
>>> backward_stepper(o, {"x": x, "w": w, "p = x·w": p, "o = tanh(p)": o})
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import anywidget
import ipywidgets
import traitlets

from tendays.graphs import Graph, Handed, written
from tendays.layout import HEIGHT, WIDTH, layout
from tendays.widgets.controls import box, play_over, slider_over
from tendays.widgets.parts import script, styles

MILLISECONDS = 1800  # that Play rests at each step


class BackwardStepper(anywidget.AnyWidget):
    """An expression graph at one moment of the walk back: `graph` and `steps` as `packed` gives them.

    Changing `index`, from Python, by a link or by pointing at a node, shows another moment.
    """

    _esm = script("escaped.js", "backward.js")
    _css = styles("backward.css")
    graph = traitlets.Dict().tag(sync=True)
    steps: traitlets.List[Any] = traitlets.List().tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)


def backward_stepper(result: Any, names: Mapping[str, Any], *, start: int = 2) -> ipywidgets.VBox:
    """A play button, a slider over the steps of the walk back from `result`, and the graph that follows it.

    result: a Value, or anything with `data` and `inputs`; names: as for `Graph.of`, a name and formula for
    every number; start: the step shown first (0 is forward, 1 the result's own slope).
    """
    graph = Graph.of(result, names)
    steps = packed_steps(graph)
    figure = BackwardStepper(graph=packed_graph(graph), steps=steps, index=start)
    slider = slider_over([f"{i} · {step['title']}" for i, step in enumerate(steps)], start, "Step")
    play = play_over(slider, MILLISECONDS, "Play all steps")
    return box(play, slider, figure)


def packed_graph(graph: Graph) -> dict[str, Any]:
    """What stands still: the nodes with their places, labels and numbers, and the edges as points."""
    placed = layout(graph)
    nodes = [
        {"at": _rounded(corner), "label": node.label, "data": written(node.data), "leaf": not node.inputs}
        for node, corner in zip(graph.nodes, placed.corners, strict=True)
    ]
    edges = [
        {"node": i, "port": port, "points": [_rounded(point) for point in points]}
        for (i, port), points in placed.edges.items()
    ]
    size = [round(placed.width, 1), round(placed.height, 1)]
    return {"nodes": nodes, "edges": edges, "size": size, "box": [WIDTH, HEIGHT]}


def packed_steps(graph: Graph) -> list[dict[str, Any]]:
    """The moments of the walk: forward, the result's own slope, then every slope that is handed back.

    Each has a `title`, `words`, the `node` that acts (-1: none), its `port` (-1: none), the `grads` so far
    ("" where nothing has arrived), and for a slope handed back `local`, `arrived`, `product` and `sum`.
    """
    result = graph.nodes[-1]
    grads = [""] * len(graph.nodes)
    steps = [
        _moment("forward", "Each number is computed from those above it. No slope is known yet.", grads),
    ]
    grads = [*grads[:-1], "1"]
    words = f"The walk starts at the result: the slope of {result.name} with respect to itself is 1."
    steps.append(_moment(f"start at {result.name}", words, grads, node=len(graph.nodes) - 1))
    reached = {len(graph.nodes) - 1}
    for step in graph.handed():
        grads = [written(step.after) if i == step.source else grad for i, grad in enumerate(grads)]
        steps.append(_handing(graph, step, grads, added=step.source in reached))
        reached.add(step.source)
    return steps


def _moment(title: str, words: str, grads: list[str], node: int = -1, port: int = -1) -> dict[str, Any]:
    return {"title": title, "words": words, "grads": grads, "node": node, "port": port}


def _handing(graph: Graph, step: Handed, grads: list[str], *, added: bool) -> dict[str, Any]:
    node, source = graph.nodes[step.node].name, graph.nodes[step.source].name
    local, product, before, after = map(written, (step.local, step.product, step.before, step.after))
    signed = f"− {product[1:]}" if product.startswith("−") else f"+ {product}"
    return {
        **_moment(f"{node} → {source}", reason(graph, step), grads, step.node, step.port),
        "source": step.source,
        "names": [node, source],
        "local": local,
        "arrived": written(step.arrived),
        "product": product,
        "sum": f"{source} had {before} from another way, and slopes add: {before} {signed} = {after}."
        if added
        else "",
    }


def reason(graph: Graph, step: Handed) -> str:
    """Why the local slope is what it is, in words: for a sum, a product of two, and tanh."""
    node, source = graph.nodes[step.node], graph.nodes[step.source]
    if "tanh" in node.formula:
        return f"The slope of tanh is 1 − {node.name}², at the {node.name} that came out."
    if "·" in node.formula:
        other = graph.nodes[node.inputs[1 - step.port][0]]
        how_much = f"{other.name} = {written(other.data)}"
        return f"In a product, {source.name} counts as much as the other factor: {how_much}."
    if "+" in node.formula:
        return f"A sum rises as much as {source.name} does."
    return f"{node.label} has this slope."


def _rounded(point: tuple[float, float]) -> list[float]:
    return [round(point[0], 1), round(point[1], 1)]
