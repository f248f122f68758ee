"""Hidden checks of `gradient_descent`: the gradient is given on the grader's side, which sees where it is asked for."""

from collections.abc import Sequence
from functools import partial

import torch

from autograder.checks import Case, Check, Draw, Plain

WITHHOLDS = ("tendays.descent.gradient_descent",)

PATH = "This notebook, “The path”"


class Slopes:
    """The gradient of ½ θᵀAθ + Σ c θ⁴/4, at any point; logs the points where it is asked for, if `watched`."""

    def __init__(self, matrix: torch.Tensor, quartic: float, watched: bool) -> None:
        self.matrix, self.quartic, self.watched = matrix, quartic, watched
        self.log: list[Plain] = []

    def call(self, name: str, args: Sequence[Plain]) -> Plain:
        """The gradient at args[0]; zeros for what is no point of this surface."""
        theta = args[0]
        if not isinstance(theta, torch.Tensor) or theta.shape != self.matrix.shape[:1]:
            self.log.append("not a point")
            return torch.zeros(len(self.matrix), dtype=torch.float64)
        theta = theta.detach().to(torch.float64)
        if self.watched:
            self.log.append(theta.clone())
        return self.matrix @ theta + self.quartic * theta**3


def _walk(
    name: str, probe: str, draw: Draw, d: int, steps: int, *, lr: float = 0.07, watched: bool = False
) -> Case:
    """A walk on a bowl whose axes are not those of the parameters, with a steep rim; no rate here diverges."""
    mixed = draw.normal(d, d) / d**0.5
    matrix = mixed @ mixed.T + torch.eye(d, dtype=torch.float64)
    theta0 = torch.tensor([(-1) ** k * draw.uniform(0.6, 1.4) for k in range(d)], dtype=torch.float64)
    host = partial(Slopes, matrix, draw.uniform(0.2, 0.5), watched)
    return Case(name, probe, {"theta0": theta0, "lr": lr, "steps": steps}, host)


def size(draw: Draw) -> list[Case]:
    """The shape, from no step to many, in one dimension to many."""
    shapes = [(2, 3), (3, 0), (1, 4), (draw.integer(5, 9), draw.integer(10, 30)), (2, 1), (1, 0)]
    return [_walk(f"{steps} steps in {d} dimensions", "size", draw, d, steps) for d, steps in shapes]


def first_row(draw: Draw) -> list[Case]:
    """Row 0, with and without steps."""
    return [
        _walk("row 0 of a path of 6 steps", "first_row", draw, 3, 6),
        _walk("row 0 of a path of no step", "first_row", draw, 2, 0),
        _walk("row 0 of a path in one dimension", "first_row", draw, 1, 2),
    ]


def one_step(draw: Draw) -> list[Case]:
    """Where a single step ends, at several rates."""
    rates = [0.03, 0.2, draw.uniform(0.04, 0.15), 0.0]
    return [
        _walk(f"where one step at a rate of {lr:.3g} ends", "last_row", draw, 3, 1, lr=lr) for lr in rates
    ]


def path(draw: Draw) -> list[Case]:
    """All rows."""
    lr = draw.uniform(0.04, 0.1)
    return [
        _walk("12 steps in 2 dimensions", "path", draw, 2, 12),
        _walk("30 steps in 5 dimensions", "path", draw, 5, 30, lr=lr),
        _walk("9 steps in one dimension", "path", draw, 1, 9, lr=0.15),
        _walk("400 steps, to the bottom and on", "path", draw, 2, 400),
    ]


def asked(draw: Draw) -> list[Case]:
    """The points at which the gradient is asked for, and nothing else."""
    return [
        _walk("where the gradient is asked for in 4 steps", "only_walk", draw, 2, 4, watched=True),
        _walk("where it is asked for in 7 steps", "only_walk", draw, 4, 7, watched=True),
        _walk("where it is asked for when no step is made", "only_walk", draw, 2, 0, watched=True),
    ]


def start_untouched(draw: Draw) -> list[Case]:
    """The caller's tensor afterwards."""
    return [
        _walk("theta0 after 5 steps", "start_afterwards", draw, 3, 5),
        _walk("theta0 after the path was overwritten", "start_after_writing", draw, 3, 5),
    ]


def gradient_untouched(draw: Draw) -> list[Case]:
    """A gradient that is the same tensor at every call."""
    args = {"theta0": draw.normal(3), "slope": 1 + draw.normal(3) ** 2, "lr": 0.3, "steps": 4}
    return [Case("the tensor that grad returned, afterwards", "kept_gradient", args)]


def no_graph(draw: Draw) -> list[Case]:
    """Whether the path asks for gradients."""
    args = {"theta0": draw.normal(2), "lr": 0.01, "steps": 3}
    return [
        Case("theta0 asks for gradients", "asks_for_gradients", {**args, "start": True, "slopes": False}),
        Case(
            "what grad returns asks for gradients",
            "asks_for_gradients",
            {**args, "start": False, "slopes": True},
        ),
    ]


CHECKS = [
    Check("size", "A row for the start and one for each step", PATH, size),
    Check("first_row", "Row 0 is the start", PATH, first_row),
    Check("one_step", "One step against the gradient", PATH, one_step),
    Check("path", "The whole path", PATH, path),
    Check("asked", "The gradient is asked for once a step", PATH, asked),
    Check("start_untouched", "theta0 stays as it is", PATH, start_untouched),
    Check("gradient_untouched", "The gradient stays as it is", PATH, gradient_untouched),
    Check("no_graph", "The path is a record", PATH, no_graph),
]
