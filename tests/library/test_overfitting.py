"""The networks that overfit: their points, their training, what early stopping keeps; the figure's data."""

import math
from dataclasses import replace

import pytest
import torch

from tendays.overfitting import Setting, half_moons, init, logits, look, nll, problems, stop, train
from tendays.widgets.strengths import Method, strength_explorer

SHORT = Setting(hidden=8, updates=40)


def test_the_moons_without_noise_are_half_circles():
    xs, ys = half_moons(200, torch.Generator().manual_seed(0), noise=0.0)
    centres = torch.tensor([[0.0, 0.0], [1.0, 0.5]])[ys.long()]
    assert torch.allclose((xs - centres).norm(dim=1), torch.ones(200), atol=1e-5)
    assert ((xs - centres)[:, 1] * (1 - 2 * ys) >= -1e-5).all()
    assert 70 < ys.sum() < 130


def test_a_seed_keeps_its_test_points_and_its_start():
    few, many = problems(40, 3), problems(160, 2)
    for part in ("test", "val"):
        assert torch.equal(few[part][0][:2], many[part][0])
    assert all(torch.equal(a[:2], b) for a, b in zip(init(3, 8), init(2, 8), strict=True))


def test_networks_side_by_side_are_those_trained_alone():
    together, alone = train(SHORT, seeds=3), train(SHORT, seeds=1)
    assert torch.allclose(together.train[:, :1], alone.train, rtol=1e-3)
    assert together.val.shape == (3, 3)
    assert together.updates == [0, 20, 40]


def test_what_a_network_says_is_what_torch_says():
    params = init(2, 8)
    xs = torch.randn(2, 5, 2)
    layers = [part[1].detach() for part in params]
    h = xs[1]
    for weight, bias in zip(layers[::2], layers[1::2], strict=True):
        said = torch.nn.functional.linear(h, weight.T, bias[0])
        h = torch.relu(said)
    assert torch.allclose(logits(params, xs)[1], said[:, 0], atol=1e-5)
    ys = torch.ones(2, 5)
    assert torch.allclose(nll(torch.zeros(2, 5), ys), torch.full((2,), math.log(2)))


def test_decay_and_penalty_are_those_of_torch():
    """One update: AdamW takes the decay from the weights, Adam puts the penalty into the gradient."""
    before = init(1, 8)[0].detach()
    plain, decayed = (train(replace(SHORT, updates=1, every=1, weight_decay=d), seeds=1) for d in (0.0, 5.0))
    shrunk = plain.params[0].detach() - decayed.params[0].detach()
    assert torch.allclose(shrunk, 0.001 * 5.0 * before, atol=1e-6)
    priced = train(replace(SHORT, updates=1, every=1, weight_decay=5.0, in_the_loss=True), seeds=1)
    assert not torch.allclose(priced.params[0], decayed.params[0], atol=1e-4)


def test_dropout_is_off_at_a_look_and_leaves_the_global_state_alone():
    torch.manual_seed(5)
    before = torch.get_rng_state()
    run = train(replace(SHORT, dropout=0.5), seeds=2)
    assert torch.equal(torch.get_rng_state(), before)
    data = problems(40, 2)
    once, again = (look(run.params, data)[2] for _ in range(2))
    assert torch.equal(once, again)
    assert torch.equal(once, run.test[-1])
    forgotten = [look(run.params, data, 0.5)[2] for _ in range(2)]
    assert not torch.equal(*forgotten)


@pytest.mark.parametrize(
    ("losses", "patience", "expected"),
    [
        ([3, 2, 1, 2, 3], 2, (2, 4)),
        ([3, 2, 1, 2, 0], 1, (2, 3)),
        ([3, 2, 1, 2, 0], 2, (4, 4)),
        ([1, 1, 1, 1], 2, (0, 2)),
        ([3, 2, 1], 5, (2, 2)),
    ],
)
def test_which_look_is_kept(losses, patience, expected):
    assert stop(losses, patience) == expected


def method(name="decay", strengths=(0.0, 1.0), looks=4):
    rows = [[1.0 / (k + 1) for k in range(looks)] for _ in strengths]
    return Method(name, list(strengths), rows, [[*row[:-1], 2.0] for row in rows])


def test_the_figure_carries_what_early_stopping_keeps():
    figure = strength_explorer([method()], [0, 20, 40, 60], patience=1).children[-1]
    assert figure.methods[0]["stops"] == [[2, 3], [2, 3]]
    assert figure.methods[0]["strengths"] == ["0", "1"]


def test_runs_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="equally many strengths"):
        strength_explorer([method(), method("dropout", (0.0, 0.1, 0.2))], [0, 20, 40, 60], patience=1)
    with pytest.raises(ValueError, match="looks, expected 5"):
        strength_explorer([method()], [0, 20, 40, 60, 80], patience=1)
