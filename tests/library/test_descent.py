"""Does the library's gradient descent walk as torch's optimizer does, for one rate and for many?"""

import pytest
import torch

from tendays.descent import descents, gradient_descent, slope_of


def bent(theta):
    """A loss (*, 2) -> (*,) with a curved valley, lowest at (1, 1)."""
    return (1 - theta[..., 0]) ** 2 + 10 * (theta[..., 1] - theta[..., 0] ** 2) ** 2


START = torch.tensor([-1.0, 1.2], dtype=torch.float64)


def by_torch(lr, steps):
    theta = torch.nn.Parameter(START.clone())
    optimizer = torch.optim.SGD([theta], lr=lr)
    path = [START.tolist()]
    for _ in range(steps):
        optimizer.zero_grad()
        bent(theta).backward()
        optimizer.step()
        path.append(theta.tolist())
    return torch.tensor(path, dtype=torch.float64)


@pytest.mark.parametrize("lr", [0.001, 0.01, 0.03])
def test_is_the_path_that_of_torch(lr):
    path = gradient_descent(slope_of(bent), START, lr, 50)
    assert path.shape == (51, 2)
    assert path == pytest.approx(by_torch(lr, 50), abs=1e-12)
    assert not path.requires_grad


def test_are_many_rates_at_once_the_same_as_one_by_one():
    rates = torch.tensor([0.001, 0.01, 0.03], dtype=torch.float64)
    paths, losses = descents(bent, START, rates, 20)
    assert paths.shape == (3, 21, 2)
    for rate, path, along in zip(rates, paths, losses, strict=True):
        assert path == pytest.approx(by_torch(rate.item(), 20), abs=1e-12)
        assert along == pytest.approx(bent(path), abs=1e-12)


def test_does_a_start_that_asks_for_gradients_leave_none_on_the_path():
    start = START.clone().requires_grad_()
    path = gradient_descent(slope_of(bent), start, 0.01, 0)
    assert path.tolist() == [START.tolist()]
    assert not path.requires_grad
