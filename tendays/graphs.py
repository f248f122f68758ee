"""An expression as a graph: every number with its name and the inputs it was made from, and the walk back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FUNCTIONS = {"tanh", "exp", "relu"}


@dataclass(frozen=True)
class Node:
    """One number of an expression: its `name`, the `formula` that made it ("" for a leaf), its `data`.

    `inputs` are pairs (position of the input in the graph, local slope): how fast this number rises with it.
    """

    name: str
    formula: str
    data: float
    inputs: tuple[tuple[int, float], ...]

    @property
    def label(self) -> str:
        """The name, and what it is made of: ``p = a·b``."""
        return f"{self.name} = {self.formula}" if self.formula else self.name


@dataclass(frozen=True)
class Handed:
    """One slope handed back: `node` gives its input number `port`, the node `source`, the `product`.

    product = local slope × the slope that had `arrived` at the node; the source's slope was `before`.
    """

    node: int
    port: int
    source: int
    local: float
    arrived: float
    before: float

    @property
    def product(self) -> float:
        """What is handed back."""
        return self.local * self.arrived

    @property
    def after(self) -> float:
        """The source's slope once the product is added."""
        return self.before + self.product


@dataclass(frozen=True)
class Graph:
    """The numbers below a result, each after all of its inputs; the result is the last."""

    nodes: tuple[Node, ...]

    @classmethod
    def of(cls, result: Any, names: Mapping[str, Any]) -> Graph:
        """The graph below `result`: a Value, or anything with `data` and `inputs` as pairs (source, slope).

        `names` gives each number its name and its formula, as ``{"a": a, "b": b, "p = a·b": p}``. Raises
        ValueError for a number without a name, and for a formula that does not say the number's inputs.
        """
        order = inputs_first(result)
        labels = {id(value): label for label, value in names.items()}
        place = {id(value): i for i, value in enumerate(order)}
        nodes: list[Node] = []
        for value in order:
            if id(value) not in labels:
                raise ValueError(f"the graph holds a number without a name, {value!r}: add it to names")
            name, _, formula = (part.strip() for part in labels[id(value)].partition("="))
            inputs = tuple((place[id(source)], float(slope)) for source, slope in value.inputs)
            _check_formula(name, formula, {nodes[i].name for i, _ in inputs})
            nodes.append(Node(name, formula, float(value.data), inputs))
        return cls(tuple(nodes))

    def handed(self) -> list[Handed]:
        """The walk back, one slope at a time: each number hands on once all that it gets has arrived."""
        grads = [0.0] * len(self.nodes)
        grads[-1] = 1.0
        walk = []
        for i in reversed(range(len(self.nodes))):
            for port, (source, local) in enumerate(self.nodes[i].inputs):
                walk.append(Handed(i, port, source, local, grads[i], grads[source]))
                grads[source] = walk[-1].after
        return walk

    def grads(self) -> list[float]:
        """The slope of the result with respect to each number, in the order of `nodes`."""
        grads = [0.0] * (len(self.nodes) - 1) + [1.0]
        for step in self.handed():
            grads[step.source] = step.after
        return grads


def inputs_first(result: Any) -> list[Any]:
    """Every number below `result`, each after all of its inputs, in the order of reading."""
    order: list[Any] = []
    seen: set[int] = set()

    def visit(value: Any) -> None:
        if id(value) not in seen:
            seen.add(id(value))
            for source, _ in value.inputs:
                visit(source)
            order.append(value)

    visit(result)
    return order


def _check_formula(name: str, formula: str, inputs: set[str]) -> None:
    said = set(re.findall(r"[^\W\d]\w*", formula)) - FUNCTIONS
    if said != inputs:
        made_of = ", ".join(sorted(inputs)) or "nothing: it is a leaf"
        raise ValueError(f"{name} is made of {made_of}; its formula says {formula!r}")


def written(number: float) -> str:
    """A number with at most three significant digits and a true minus sign: 0.707, −6, 1.2e−05."""
    return f"{number + 0.0:.3g}".replace("-", "−")
