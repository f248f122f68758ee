"""Where the nodes of an expression graph stand: inputs above, the result below, no two in one place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tendays.graphs import Graph

WIDTH, HEIGHT = 94.0, 46.0  # of a node
GAP, DROP = 10.0, 42.0  # between neighbours, between rows
LANE = 12.0  # width that a passing edge keeps free
APART = 14.0  # between the starts of two edges
ROUNDS = 12

Slot = tuple[int, int, int]  # (node, -1, -1), or a passing edge: (node it leads to, port, row)
Point = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """Places for a graph, in pixels: the upper left `corners` of the nodes, and the `edges` as points.

    `edges` has one list of points for each (node, port): from the input's lower side down to the node.
    """

    corners: tuple[Point, ...]
    edges: dict[tuple[int, int], list[Point]]
    width: float
    height: float


def layout(graph: Graph) -> Layout:
    """Rows by depth, in each row the order of reading; a long edge gets a lane through the rows it passes."""
    rows = _slots(graph, _depths(graph))
    middle = _middles(graph, rows)
    left = min(x - _half(slot) for slot, x in middle.items())
    middle = {slot: x - left for slot, x in middle.items()}
    top = {slot: r * (HEIGHT + DROP) for r, row in enumerate(rows) for slot in row}
    corners = tuple((middle[i, -1, -1] - WIDTH / 2, top[i, -1, -1]) for i in range(len(graph.nodes)))
    edges = {}
    for i, node in enumerate(graph.nodes):
        for port, (source, _) in enumerate(node.inputs):
            lanes = [s for s in sorted(middle, key=lambda s: s[2]) if s[:2] == (i, port)]
            passed = [(middle[s], y) for s in lanes for y in (top[s], top[s] + HEIGHT)]
            landing = corners[i][0] + WIDTH * (port + 1) / (len(node.inputs) + 1)
            start = (middle[source, -1, -1], corners[source][1] + HEIGHT)
            edges[i, port] = [start, *passed, (landing, corners[i][1])]
    _spread_starts(graph, edges)
    width = max(x + _half(slot) for slot, x in middle.items())
    return Layout(corners, edges, width, len(rows) * (HEIGHT + DROP) - DROP)


def _spread_starts(graph: Graph, edges: dict[tuple[int, int], list[Point]]) -> None:
    """Let the edges that leave one node start side by side, in the order of where they go next."""
    for source in range(len(graph.nodes)):
        leaving = [edge for edge in edges if graph.nodes[edge[0]].inputs[edge[1]][0] == source]
        for k, edge in enumerate(sorted(leaving, key=lambda edge: edges[edge][1])):
            x, y = edges[edge][0]
            edges[edge][0] = (x + APART * (k - (len(leaving) - 1) / 2), y)


def _depths(graph: Graph) -> list[int]:
    """The row of each node: below all of its inputs; a leaf stands right above what first uses it."""
    depths: list[int] = []
    for node in graph.nodes:
        depths.append(1 + max((depths[source] for source, _ in node.inputs), default=-1))
    for leaf in (i for i, node in enumerate(graph.nodes) if not node.inputs):
        users = [depths[i] for i, node in enumerate(graph.nodes) if leaf in (s for s, _ in node.inputs)]
        depths[leaf] = min(users, default=1) - 1
    return depths


def _slots(graph: Graph, depths: list[int]) -> list[list[Slot]]:
    """Each row from left to right, in the order in which a reader of the expression meets its nodes."""
    rows: list[list[Slot]] = [[] for _ in range(max(depths) + 1)]
    seen: set[int] = set()

    def visit(i: int) -> None:
        if i in seen:
            return
        seen.add(i)
        for port, (source, _) in enumerate(graph.nodes[i].inputs):
            visit(source)
            for row in range(depths[source] + 1, depths[i]):
                rows[row].append((i, port, row))
        rows[depths[i]].append((i, -1, -1))

    visit(len(graph.nodes) - 1)
    return rows


def _middles(graph: Graph, rows: list[list[Slot]]) -> dict[Slot, float]:
    """The horizontal middle of each slot: below its inputs, above its users, apart from its neighbours."""
    from scipy.optimize import isotonic_regression  # not above: a third of a second that few users need

    offsets = [_offsets(row) for row in rows]
    middle = {
        s: float(x) for row, at in zip(rows, offsets, strict=True) for s, x in zip(row, at, strict=True)
    }
    above, below = _joined(graph, rows)
    spaced = list(zip(rows, offsets, strict=True))
    for _ in range(ROUNDS):
        for joined, order in ((below, spaced[::-1]), (above, spaced)):
            for row, at in order:
                wanted = [np.mean([middle[other] for other in joined[slot] or [slot]]) for slot in row]
                placed = isotonic_regression(np.array(wanted) - at).x + at  # as near as the order allows
                middle.update(zip(row, placed.tolist(), strict=True))
    return middle


def _joined(graph: Graph, rows: list[list[Slot]]) -> tuple[dict[Slot, list[Slot]], dict[Slot, list[Slot]]]:
    """For each slot those above it that an edge joins to it, and those below it."""
    above: dict[Slot, list[Slot]] = {slot: [] for row in rows for slot in row}
    below: dict[Slot, list[Slot]] = {slot: [] for row in rows for slot in row}
    for i, node in enumerate(graph.nodes):
        for port, (source, _) in enumerate(node.inputs):
            lanes = [slot for row in rows for slot in row if slot[:2] == (i, port)]
            for upper, lower in pairwise([(source, -1, -1), *lanes, (i, -1, -1)]):
                above[lower].append(upper)
                below[upper].append(lower)
    return above, below


def _offsets(row: list[Slot]) -> np.ndarray:
    """The middles of a row packed as closely as is allowed."""
    halves = np.array([_half(slot) for slot in row])
    return np.concatenate([[0.0], np.cumsum(halves[:-1] + GAP + halves[1:])])


def _half(slot: Slot) -> float:
    return (WIDTH if slot[1] < 0 else LANE) / 2
