"""Do the differences give the slopes that torch computes, and the error that theory says?"""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tendays.derivatives import derivative, gradient

point = st.floats(-2, 2)


def bowl(xs):
    """A function of three numbers, bent and with every pair of them multiplied somewhere."""
    a, b, c = xs
    return a * a * b + 0.5 * b * c**3 - 2 * a * c + c


@given(point)
def test_slopes_agree_with_torch(x):
    x_torch = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    (torch.sin(3 * x_torch) * torch.exp(x_torch)).backward()
    assert derivative(lambda t: math.sin(3 * t) * math.exp(t), x) == pytest.approx(
        x_torch.grad.item(), rel=1e-7, abs=1e-7
    )


@given(point, point, point)
def test_gradients_agree_with_torch(a, b, c):
    xs = torch.tensor([a, b, c], dtype=torch.float64, requires_grad=True)
    bowl(xs).backward()
    assert gradient(bowl, [a, b, c]) == pytest.approx(xs.grad.tolist(), rel=1e-7, abs=1e-7)


@given(st.floats(-1, 1))
def test_a_tenth_of_the_step_has_a_hundredth_of_the_error(x):
    def error(h):
        return derivative(math.exp, x, h) - math.exp(x)

    assert error(1e-2) / error(1e-3) == pytest.approx(100, rel=1e-3)


def test_on_a_cubic_the_error_is_exactly_h_squared():
    assert derivative(lambda t: t**3, 2.0, h=0.5) == 12.25


def test_the_gradient_holds_the_other_entries_still_and_leaves_the_list_alone():
    xs = [2.0, 3.0, 5.0]
    assert gradient(math.prod, xs, h=0.5) == [15.0, 10.0, 6.0]
    assert xs == [2.0, 3.0, 5.0]


@pytest.mark.parametrize("h", [0, -1e-5, math.nan])
def test_a_step_that_is_no_step_is_named(h):
    with pytest.raises(ValueError, match=f"got {h}"):
        derivative(math.sin, 1.0, h)
