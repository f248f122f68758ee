"""Deep language models: each rule draws what it says, and many side by side are what each would be alone."""

import pytest
import torch

from tendays.deep import RULES_OF, draw_deep, forward_deep, mean_losses, train_deep


def generators(count, seed=0):
    return [torch.Generator().manual_seed(seed + i) for i in range(count)]


@pytest.mark.parametrize(
    ("rule", "variance"),
    [("N(0, 1)", 1.0), ("N(0, 0.01²)", 1e-4), ("nn.Linear", 1 / 300), ("Xavier", 1 / 100), ("He", 2 / 100)],
)
def test_a_hidden_layer_has_the_variance_of_its_rule(rule, variance):
    stacked = draw_deep(rule, "relu", 2, 100, generators(3))
    assert stacked[3].shape == (3, 100, 100)
    assert stacked[3].var().item() == pytest.approx(variance, rel=0.05)
    assert (stacked[4].abs().max() > 0) == (rule == "nn.Linear")


def test_the_default_rule_is_that_of_torch():
    torch.manual_seed(0)
    theirs = torch.nn.Linear(100, 100)
    _, _, _, ours, bias, *_ = draw_deep("nn.Linear", "tanh", 2, 100, generators(1))
    assert ours.max().item() == pytest.approx(theirs.weight.max().item(), rel=0.01)
    assert bias.abs().max().item() == pytest.approx(theirs.bias.abs().max().item(), rel=0.1)


@pytest.mark.parametrize("activation", RULES_OF)
def test_one_of_many_is_the_network_alone(activation):
    X = torch.randint(0, 27, (6, 3), generator=torch.Generator().manual_seed(1))
    stacked = draw_deep("Xavier", activation, 3, 20, generators(4))
    C, *layers = (p[2] for p in stacked)
    h = C[X].flatten(1)
    for k in range(0, 8, 2):
        h = h @ layers[k] + layers[k + 1]
        h = getattr(torch, activation)(h) if k < 6 else h
    torch.testing.assert_close(forward_deep(stacked, X.expand(4, -1, -1), activation)[2], h)


def test_each_network_trains_at_its_own_rate():
    data = torch.zeros(9, 3, dtype=torch.int64), torch.full((9,), 5)
    params = draw_deep("Xavier", "tanh", 1, 20, generators(2))
    before = [p.detach().clone() for p in params]
    seen = []

    def look():
        X, Y = data[0].expand(2, -1, -1), data[1].expand(2, -1)
        seen.append(mean_losses(params, X, Y, "tanh").tolist())

    rates, chance = torch.tensor([0.0, 0.1]), torch.Generator().manual_seed(0)
    train_deep(params, "tanh", data, rates, 10, chance, every=5, look=look)
    assert len(seen) == 3
    assert all(torch.equal(p[0], old[0]) for p, old in zip(params, before, strict=True))
    assert seen[2][1] < seen[1][1] < seen[0][1]
