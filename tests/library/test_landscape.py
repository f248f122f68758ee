"""Critical points, their curvatures, and the figures of the page about loss surfaces."""

import torch

from tendays.critical import critical_points, index_of, tanh_loss
from tendays.plots_landscape import bottoms_by_dimension, ends_by_width, index_over_loss


def two_valleys_and_a_pass(theta):
    """Level at (-1, 0) and (1, 0), two bottoms, and at (0, 0), a saddle."""
    return (theta[0] ** 2 - 1) ** 2 + theta[1] ** 2


def test_are_all_three_level_points_found_and_told_apart():
    starts = torch.tensor([[-1.3, 0.4], [0.2, 0.3], [1.2, -0.5]], dtype=torch.float64)
    found = critical_points(two_valleys_and_a_pass, starts, rounds=100)
    assert torch.allclose(found, torch.tensor([[-1.0, 0.0], [0, 0], [1, 0]]).double(), atol=1e-6)
    bends = [torch.linalg.eigvalsh(torch.func.hessian(two_valleys_and_a_pass)(theta)) for theta in found]
    assert [index_of(curvatures) for curvatures in bends] == [0, 1, 0]


def test_is_a_slope_that_never_ends_no_level_point():
    starts = torch.tensor([[1.0], [2.0]], dtype=torch.float64)
    assert len(critical_points(lambda theta: torch.exp(-theta).sum(), starts, rounds=200)) == 0


def test_does_rounding_not_count_as_a_way_down():
    assert index_of(torch.tensor([-2.0, -1e-9, 1e-9, 3.0])) == 1


def test_is_the_loss_that_of_the_same_network_in_torch():
    generator = torch.Generator().manual_seed(0)
    X, Y = torch.randn(9, 2, generator=generator), torch.randn(9, generator=generator)
    network = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
    theta = torch.nn.utils.parameters_to_vector(network.parameters())
    expected = torch.nn.functional.mse_loss(network(X)[:, 0], Y)
    assert torch.allclose(tanh_loss(theta, X, Y), expected, atol=1e-6)


def test_do_the_figures_hold_every_point():
    shares = bottoms_by_dimension({1: 0.5, 2: 0.15}, {1: 0.5}).axes[0]
    assert [len(line.get_xdata()) for line in shares.lines] == [2, 1]
    points = [{"loss": 0.1, "index": 0}, {"loss": 0.2, "index": 2}, {"loss": 0.3, "index": 2}]
    saddles, bottoms, _ = index_over_loss(points, 0.4).axes[0].lines
    assert list(saddles.get_xdata()) == [0.2, 0.3]
    assert list(bottoms.get_xdata()) == [0.1]
    ends = ends_by_width({"1": [0.3, 0.4], "2": [0.1]}).axes[0]
    assert sum(len(line.get_xdata()) for line in ends.lines if line.get_marker() == "o") == 3
