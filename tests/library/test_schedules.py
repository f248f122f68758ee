"""Schedules against torch's own, number by number, and at their edges."""

import math
import warnings

import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st

from tendays.schedules import cosine_annealing, linear_decay, warmup_cosine, warmup_stable_decay

TOTAL = 60


def rates_of(make, lr, steps):
    """The rate that each of `steps` updates would use under a scheduler of torch."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def test_linear_is_torchs_polynomial_of_power_one():
    theirs = rates_of(lambda o: torch.optim.lr_scheduler.PolynomialLR(o, TOTAL, power=1.0), 0.3, 80)
    assert [linear_decay(0.3, t, TOTAL) for t in range(80)] == pytest.approx(theirs, rel=1e-9, abs=1e-15)


def test_cosine_is_torchs_until_the_end():
    theirs = rates_of(
        lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, TOTAL, eta_min=0.02), 0.3, TOTAL + 1
    )
    assert [cosine_annealing(0.3, 0.02, t, TOTAL) for t in range(TOTAL + 1)] == pytest.approx(
        theirs, rel=1e-9
    )


def test_warmup_and_cosine_are_torchs_in_sequence():
    schedulers = torch.optim.lr_scheduler

    def make(optimizer):
        climb = schedulers.LambdaLR(optimizer, lambda t: t / 12)
        fall = schedulers.CosineAnnealingLR(optimizer, TOTAL - 12, eta_min=0.02)
        return schedulers.SequentialLR(optimizer, [climb, fall], milestones=[12])

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = rates_of(make, 0.3, TOTAL + 1)
    assert [warmup_cosine(0.3, 0.02, t, 12, TOTAL) for t in range(TOTAL + 1)] == pytest.approx(
        theirs, rel=1e-9
    )


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.floats(0.01, 1), st.floats(0, 0.01))
@example(0, 1, 1, 0.99999, 0.008627999061298464)  # here the decay begins a rounding error above the plateau
def test_phases_meet_and_the_minimum_is_held(warmup, decay, stable, high, low):
    total = warmup + stable + decay
    ends = [warmup_cosine(high, low, total + past, warmup, total) for past in (0, 1, 100)]
    assert ends == [low] * 3
    assert warmup_cosine(high, low, warmup, warmup, total) == pytest.approx(high)
    wsd = [warmup_stable_decay(high, low, t, warmup, decay, total) for t in range(total + 5)]
    assert wsd[warmup : warmup + stable] == [high] * stable
    if decay:
        assert wsd[total:] == pytest.approx([low] * 5)
        assert all(b <= a * (1 + 1e-12) for a, b in zip(wsd[warmup:], wsd[warmup + 1 :], strict=False))


def test_a_decay_as_long_as_the_run_is_a_line_and_none_is_flat():
    assert warmup_stable_decay(0.4, 0.0, 30, 0, 59, TOTAL) == pytest.approx(linear_decay(0.4, 29, 59))
    assert warmup_stable_decay(0.4, 0.0, 10 * TOTAL, 5, 0, TOTAL) == 0.4


@pytest.mark.parametrize("call", [
    lambda: linear_decay(0.1, 0, 0),
    lambda: warmup_cosine(0.1, 0.0, 0, TOTAL, TOTAL),
    lambda: warmup_cosine(0.1, 0.0, 0, -1, TOTAL),
    lambda: warmup_stable_decay(0.1, 0.0, 0, 30, 30, TOTAL),
])  # fmt: skip
def test_what_does_not_fit_is_named(call):
    with pytest.raises(ValueError, match=r"0|60|30"):
        call()


def test_the_half_way_rate_of_a_cosine_is_the_mean():
    assert math.isclose(cosine_annealing(0.3, 0.1, 30, TOTAL), 0.2)
