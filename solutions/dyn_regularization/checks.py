"""Hidden checks of dropout, judged by its properties, and of one step with weight decay, by matching."""

from functools import partial

import torch
from torch import Tensor

from autograder.checks import Case, Check, Draw

from .judges import (
    CALLS,
    judge_at_test_time,
    judge_generator,
    judge_independent,
    judge_kept_values,
    judge_share,
)

WITHHOLDS = ()

DROP = "This notebook, “Dropout”"
DECAY = "This notebook, “Weight decay”"


def _values(draw: Draw, *shape: int) -> Tensor:
    """Numbers between 0.5 and 2 of either sign: none is near zero."""
    size = 0.5 + 1.5 * torch.rand(*shape, generator=draw.generator, dtype=torch.float64)
    sign = torch.rand(*shape, generator=draw.generator) < 0.5
    return torch.where(sign, -size, size)


def _as_difference(draw: Draw, *shape: int) -> dict[str, Tensor]:
    """Two tensors whose difference is the x of a call, so that x itself is not among the arguments."""
    b = draw.normal(*shape)
    return {"a": _values(draw, *shape) + b, "b": b}


def _seed(draw: Draw) -> int:
    return draw.integer(0, 10**9)


def _rate(draw: Draw) -> float:
    """A probability far from 0, from 1/2 and from 1."""
    return draw.uniform(0.22, 0.36) + 0.42 * draw.integer(0, 1)


def _uneven_rate(draw: Draw, n: int) -> float:
    """A probability for which no whole number of n values has its share."""
    while True:
        p = _rate(draw)
        if abs(n * p % 1 - 0.5) < 0.3:
            return p


def kept_values(draw: Draw) -> list[Case]:
    """Calls on tensors of one, two and three dimensions; never is all dropped in all of 100 calls."""
    shapes = {"a row of 30 values": (30,), "a table of 5 × 7": (5, 7), "three dimensions": (3, 4, 5)}
    return [
        Case(
            f"{name}, 100 calls",
            "many",
            {"x": x, "p": _uneven_rate(draw, x.numel()), "seed": _seed(draw), "calls": 100},
        )
        for name, shape in shapes.items()
        for x in [_values(draw, *shape)]
    ]


def _many(draw: Draw, p: float) -> Case:
    args = {"x": _values(draw, 4, 5), "p": p, "seed": _seed(draw), "calls": CALLS}
    return Case(f"p = {p:.2f}, {CALLS:,} calls", "many", args)


def share(draw: Draw) -> list[Case]:
    """Many calls, with a small and with a large p."""
    return [_many(draw, draw.uniform(0.12, 0.3)), _many(draw, draw.uniform(0.7, 0.88))]


def independent(draw: Draw) -> list[Case]:
    """Many calls with a p at which pairs say most."""
    return [_many(draw, draw.uniform(0.42, 0.58))]


def nothing_to_drop(draw: Draw) -> list[Case]:
    """p = 0 in training."""
    return [Case("p = 0", "nothing_dropped", {**_as_difference(draw, 6, 5), "seed": _seed(draw)})]


def at_test_time(draw: Draw) -> list[Case]:
    """A call in training beside one at test time, by which the two forms of scaling are told apart."""
    return [
        Case(name, "both", {**_as_difference(draw, *shape), "p": _rate(draw), "seed": _seed(draw)})
        for name, shape in (("60 values", (60,)), ("a table of 8 × 8", (8, 8)))
    ]


def generator_decides(draw: Draw) -> list[Case]:
    """Two generators of one seed; 40 calls of 20 values are dropped alike by chance below 0.52^800."""
    args = {"x": _values(draw, 20), "p": draw.uniform(0.4, 0.6), "seed": _seed(draw), "calls": 40}
    return [Case("two generators of one seed", "twice", args)]


def leaves_x(draw: Draw) -> list[Case]:
    """x after two calls."""
    args = {**_as_difference(draw, 5, 8), "p": draw.uniform(0.4, 0.6), "seed": _seed(draw)}
    return [Case("x after a call", "x_after", args)]


def _tensors(draw: Draw, *shapes: tuple[int, ...]) -> list[Tensor]:
    return [draw.normal(*shape) for shape in shapes]


def _strengths(draw: Draw) -> dict[str, float]:
    """A rate and a decay whose product is far from both."""
    return {"lr": draw.uniform(0.1, 0.4), "weight_decay": draw.uniform(0.3, 0.8)}


def _step(name: str, draw: Draw, *shapes: tuple[int, ...], steps: int = 1, **strengths: float) -> Case:
    args = {"values": _tensors(draw, *shapes), "gradients": _tensors(draw, *shapes), "steps": steps}
    return Case(name, "stepped", {**args, **_strengths(draw), **strengths})


def step(draw: Draw) -> list[Case]:
    """Steps of one and of several parameters, weak and strong decay, and none."""
    return [
        _step("one parameter", draw, (4,)),
        _step("three parameters", draw, (3, 2), (2,), (1,)),
        _step("a decay above 1", draw, (5,), weight_decay=draw.uniform(1.5, 3.0)),
        _step("no decay", draw, (5,), weight_decay=0.0),
        _step("three steps with the same gradient", draw, (2, 3), (3,), steps=3),
    ]


def leaves_gradients(draw: Draw) -> list[Case]:
    """The gradients after a step."""
    shapes = ((3, 2), (4,))
    gradients = partial(_tensors, draw, *shapes)
    args = {"values": _tensors(draw, *shapes), "a": gradients(), "b": gradients(), **_strengths(draw)}
    return [Case("the gradients after a step", "gradients_after", args)]


def without_gradient(draw: Draw) -> list[Case]:
    """Parameters without a gradient: alone, first, and between others."""
    orders = {
        "one parameter, without a gradient": [False],
        "the first of two": [False, True],
        "the second and the third of five": [True, False, False, True, True],
    }
    return [
        Case(
            name,
            "strangers",
            {
                "a": _tensors(draw, *[(3,)] * len(order)),
                "b": _tensors(draw, *[(3,)] * len(order)),
                "gradients": [draw.normal(3) if has else None for has in order],
                **_strengths(draw),
            },
        )
        for name, order in orders.items()
    ]


CHECKS = [
    Check("kept_values", "What is kept is scaled up", DROP, kept_values, judge_kept_values),
    Check("share", "A share p is dropped", DROP, share, judge_share),
    Check("independent", "Each value is dropped by itself", DROP, independent, judge_independent),
    Check("nothing_to_drop", "With p = 0 nothing changes", DROP, nothing_to_drop),
    Check("at_test_time", "Nothing happens at test time", DROP, at_test_time, judge_at_test_time),
    Check("generator_decides", "The generator decides", DROP, generator_decides, judge_generator),
    Check("leaves_x", "x is left alone", DROP, leaves_x),
    Check("step", "One update with weight decay", DECAY, step),
    Check("leaves_gradients", "The gradients are left alone", DECAY, leaves_gradients),
    Check("without_gradient", "Without a gradient, no update", DECAY, without_gradient),
]
