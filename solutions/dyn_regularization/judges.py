"""How dropout is judged: by what must be true of it, whatever was drawn, and by what each misconception gives."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from autograder.checks import Case, Finding, Observation, Plain

CALLS = 1500  # of (4, 5) values each, where chance is judged


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
