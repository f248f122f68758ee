"""First weights, and what becomes of signals, against torch's own rules and against what theory says."""

import pytest
import torch

from tendays.initialization import init_weights, rms, send_through, square_layers


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("shape", [(100, 900), (900, 100), (300, 300)])
@pytest.mark.parametrize(
    ("activation", "theirs"),
    [("relu", torch.nn.init.kaiming_normal_), ("tanh", torch.nn.init.xavier_normal_)],
)
def test_the_rules_are_those_of_torch(shape, activation, theirs):
    options = {"nonlinearity": "relu"} if activation == "relu" else {}
    ours = init_weights(shape, activation, generator(1))
    expected = theirs(torch.empty(shape), generator=generator(2), **options)
    assert ours.shape == expected.shape
    assert ours.mean().abs() < 6 * ours.std() / ours.numel() ** 0.5
    assert ours.var().item() == pytest.approx(expected.var().item(), rel=0.05)


def test_the_generator_decides_and_draws_on():
    chance = generator(3)
    first = init_weights((4, 5), "relu", chance)
    assert not torch.equal(first, init_weights((4, 5), "relu", chance))
    assert torch.equal(first, init_weights((4, 5), "relu", generator(3)))


def test_square_layers_have_the_gain_as_the_length_of_a_row():
    layers = square_layers(200, 6, 1.5, generator(4))
    assert len(layers) == 6
    for weight in layers:
        assert weight.square().sum(1).mean().item() == pytest.approx(1.5**2, rel=0.05)


def test_signals_are_those_of_autograd_step_by_step():
    chance = generator(5)
    layers, x = square_layers(20, 3, 1.4, chance), torch.randn(7, 20, generator=chance, dtype=torch.float64)
    signals = send_through(layers, x, "tanh", generator(6))
    h, delta = x, signals.deltas[-1]
    assert rms(delta) == pytest.approx(1, abs=0.3)
    for k, weight in enumerate(layers):
        assert torch.equal(signals.hs[k], h)
        h = torch.tanh(h @ weight.T)
    for k in (2, 1, 0):
        slope = 1 - signals.hs[k + 1] ** 2
        delta = (delta * slope) @ layers[k]
        torch.testing.assert_close(signals.deltas[k], delta)


def test_he_keeps_relu_alive_both_ways():
    chance = generator(7)
    x = torch.randn(100, 400, generator=chance, dtype=torch.float64)
    signals = send_through(square_layers(400, 20, 2**0.5, chance), x, "relu", chance)
    assert 0.4 < signals.forward[-1] / signals.forward[0] < 1.6
    assert 0.4 < signals.backward[0] / signals.backward[-1] < 1.6
