"""Hidden checks of dropout, judged by its properties, and of one step with weight decay, by matching."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import torch
from torch import Tensor

from autograder.checks import Case, Check, Draw, Finding, Observation, Plain

WITHHOLDS = ()

DROP = "This notebook, “Dropout”"
DECAY = "This notebook, “Weight decay”"
CALLS = 1500  # of (4, 5) values each, where chance is judged


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


def _read(x: Tensor, out: Any) -> Finding | None:
    """What is wrong with the form of `out`; None if it is a tensor like x."""
    if not isinstance(out, Tensor):
        return Finding("", f"what came back is no tensor but {type(out).__name__}")
    if out.shape != x.shape:
        return Finding("", f"x has the shape {tuple(x.shape)}, the result {tuple(out.shape)}")
    return None


def _factor(x: Tensor, out: Tensor) -> float | None:
    """The one number by which all that was kept is multiplied; None if there are several."""
    ratios = (out.double() / x)[out != 0]
    if not len(ratios) or not torch.allclose(ratios, ratios.median(), rtol=1e-4, atol=0):
        return None
    return float(ratios.median())


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-4 * abs(right)


def _found_in_kept(x: Tensor, p: float, outs: Tensor) -> Finding | None:
    """What is wrong with the values that were not dropped, call by call."""
    if not (outs != 0).any():
        return Finding("", f"in {len(outs)} calls with p = {p:.2f} every value was dropped")
    if torch.allclose(outs.double(), x.expand_as(outs), rtol=1e-4):
        return Finding("flag_turned_round", f"in {len(outs)} calls with p = {p:.2f} nothing was dropped")
    return next((found for out in outs if (out != 0).any() and (found := _found_in_call(x, p, out))), None)


def _found_in_call(x: Tensor, p: float, out: Tensor) -> Finding | None:
    kept, factor = int((out != 0).sum()), _factor(x, out)
    if factor is None:
        return Finding("", "the values that were kept are not all scaled alike")
    if _near(factor, 1 / (1 - p)):
        return None
    known = {
        "not_rescaled": 1.0,
        "scaled_down": 1 - p,
        "p_taken_for_keep": 1 / p,
        "scaled_by_the_share_kept": x.numel() / kept,
    }
    seen = f"with p = {p:.2f} the values that were kept are multiplied by {factor:.4g}"
    return Finding(next((name for name, value in known.items() if _near(factor, value)), ""), seen)


def judge_kept_values(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether what was not dropped is x / (1 - p)."""
    for case, observation in zip(cases, observations, strict=True):
        x, outs = case.args["x"], observation.value
        finding = _read(x.expand(case.args["calls"], *x.shape), outs)
        finding = finding or _found_in_kept(x, case.args["p"], outs)
        if finding:
            return finding
    return None


def _masks(case: Case, outs: Plain) -> Tensor | Finding:
    """Which values were dropped in each of the calls, (CALLS, 4, 5), or why that cannot be read."""
    x = case.args["x"].expand(CALLS, 4, 5)
    finding = _read(x, outs)
    if finding:
        return finding
    signs = (outs != 0) & (outs.double().sign() != x.sign())
    if signs.any() or not outs.isfinite().all():
        return Finding("", "a value came back with another sign, or as no number")
    dropped = outs == 0
    if not dropped.any():
        return Finding("flag_turned_round", f"in {CALLS:,} calls in training nothing was dropped")
    if (dropped == dropped[0]).all():
        return Finding("generator_reseeded", f"in {CALLS:,} calls the very same values were dropped")
    if not all(_factor(case.args["x"], out) for out in outs[:50] if out.any()):
        return Finding("", "the values that were kept are not all scaled alike")
    return dropped


def judge_share(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether a share p is dropped.

    30,000 independent values: by Hoeffding a right answer is off by more than 0.08 with probability below 1e-166.
    """
    for case, observation in zip(cases, observations, strict=True):
        dropped = _masks(case, observation.value)
        if isinstance(dropped, Finding):
            return dropped
        p, got = case.args["p"], float(dropped.double().mean())
        if abs(got - p) > 0.08:
            seen = f"with p = {p:.2f} a share of {got:.2f} was dropped"
            return Finding("p_taken_for_keep" if abs(got - (1 - p)) <= 0.08 else "", seen)
    return None


def _both(dropped: Tensor, left: Tensor, right: Tensor) -> float:
    """How often two neighbours were dropped together, less what chance gives."""
    expected = left.double().mean() * right.double().mean()
    return float((left & right).double().mean() - expected)


def judge_independent(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether neighbours, and the number dropped in a call, vary as independent values do.

    The 1,500 calls are independent: their mean of anything between 0 and 1 is off by more than 0.1 with
    probability below 2·exp(-2 · 1500 · 0.1²) = 2e-13, and shared rows or columns put neighbours 0.24 apart from it.
    The number dropped of 20 is the same in all calls with a probability below 0.2^1499.
    """
    dropped = _masks(cases[0], observations[0].value)
    if isinstance(dropped, Finding):
        return dropped
    numbers = dropped.flatten(1).sum(1)
    if ((numbers == 0) | (numbers == dropped[0].numel())).all():
        return Finding("one_coin_for_all", "in each call either all 20 values were dropped or none")
    if _both(dropped, dropped[:, :, :-1], dropped[:, :, 1:]) > 0.1:
        return Finding("whole_rows", "of a table of 4 × 5 values, rows were dropped as a whole")
    if _both(dropped, dropped[:, :-1], dropped[:, 1:]) > 0.1:
        return Finding("whole_columns", "of a table of 4 × 5 values, columns were dropped as a whole")
    if (numbers == numbers[0]).all():
        return Finding(
            "always_the_same_number", f"in each call exactly {numbers[0]} of 20 values were dropped"
        )
    return None


def judge_at_test_time(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether x comes back at test time, and something else in training."""
    for case, observation in zip(cases, observations, strict=True):
        x, p, value = case.args["a"] - case.args["b"], case.args["p"], dict(observation.value)
        finding = _read(x, value["training"]) or _read(x, value["test"]) or _found_at_test_time(x, p, value)
        if finding:
            return finding
    return None


def _found_at_test_time(x: Tensor, p: float, outs: dict[str, Tensor]) -> Finding | None:
    training, test = outs["training"].double(), outs["test"].double()
    if torch.allclose(test, x, rtol=1e-5):
        return None
    gone = int((test == 0).sum())
    if gone:
        turned = torch.allclose(training, x, rtol=1e-5)
        name = "flag_turned_round" if turned else "active_at_test_time"
        return Finding(name, f"at test time {gone} of {x.numel()} values were dropped")
    factor = _factor(x, test)
    if factor is not None and _near(factor, 1 - p):
        before = _factor(x, training)
        name = (
            "scaled_at_both_times" if before is not None and not _near(before, 1) else "scaled_at_test_time"
        )
        return Finding(name, f"at test time every value was multiplied by {factor:.4g}, with p = {p:.2f}")
    return Finding("", "at test time the values came back changed")


def judge_generator(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the generator decides, goes on, and nothing else has a say."""
    x, seen = cases[0].args["x"].expand(cases[0].args["calls"], -1), dict(observations[0].value)
    finding = next((found for key in ("first", "second", "again") if (found := _read(x, seen[key]))), None)
    if finding:
        return finding
    dropped = {key: seen[key] == 0 for key in ("first", "second", "again")}
    if not dropped["first"].any():
        return Finding("flag_turned_round", f"of {x.numel()} values none was dropped in training")
    if not torch.equal(dropped["first"], dropped["again"]):
        return Finding("generator_ignored", "two generators of one seed dropped different values")
    if torch.equal(dropped["first"], dropped["second"]):
        return Finding("generator_reseeded", "a second call with the same generator dropped the same values")
    if not all(_factor(x[0], out) for out in seen["first"] if out.any()):
        return Finding("", "the values that were kept are not all scaled alike")
    if seen["kept"] is not True:
        return Finding("", "the global random state of torch, numpy or random was changed")
    return None


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
