"""Do one run and many at once give the same numbers, and do the verdicts name what happened?"""

import copy
import math

import pytest
import torch

from tendays.networks import TanhMLP
from tendays.schedules import step_decay
from tendays.toy import toy_data
from tendays.training import train, train_many
from tendays.verdict import diagnose

XS, YS = toy_data()


def networks(count):
    return [TanhMLP(3, [4, 4, 1], torch.Generator().manual_seed(seed)) for seed in range(count)]


def test_train_is_gradient_descent_as_torch_does_it():
    ours, theirs = networks(1)[0], networks(1)[0]
    optimizer, expected = torch.optim.SGD(theirs.parameters(), lr=0.05), []
    for _ in range(30):
        loss = torch.nn.functional.mse_loss(theirs(XS), YS, reduction="sum")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        expected.append(loss.item())
    assert train(ours, XS, YS, 0.05, 30) == pytest.approx(expected, rel=1e-12)
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(a, b)


def test_train_is_not_misled_by_gradients_left_behind():
    fresh, stale = networks(1)[0], networks(1)[0]
    stale(XS).sum().backward()
    assert train(stale, XS, YS, 0.05, 5) == train(fresh, XS, YS, 0.05, 5)


def test_many_runs_at_once_are_the_runs_one_by_one():
    models = networks(3)
    runs = train_many(models, XS, YS, [0.01, 0.3], 20)
    assert (runs.losses.shape, runs.predictions.shape) == ((2, 3, 21), (2, 3, 4))
    for r, rate in enumerate([0.01, 0.3]):
        for s, start in enumerate(models):
            model = copy.deepcopy(start)
            assert runs.losses[r, s, :-1].tolist() == pytest.approx(train(model, XS, YS, rate, 20), rel=1e-9)
            torch.testing.assert_close(runs.predictions[r, s], model(XS))
    torch.testing.assert_close(runs.losses[..., -1], ((runs.predictions - YS) ** 2).sum(-1))


def test_many_runs_without_zeroing_add_up_all_gradients_so_far():
    start = networks(1)
    runs = train_many(start, XS, YS, [0.05], 15, zero_grad=False)
    model, losses = copy.deepcopy(start[0]), []
    for _ in range(15):
        loss = ((model(XS) - YS) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            for p in model.parameters():
                p -= 0.05 * p.grad
    assert runs.losses[0, 0, :-1].tolist() == pytest.approx(losses, rel=1e-9)


def test_many_runs_leave_the_models_as_they_are():
    models = networks(2)
    before = [p.clone() for m in models for p in m.parameters()]
    train_many(models, XS, YS, [0.1], 5)
    assert all(
        torch.equal(a, b) for a, b in zip(before, [p for m in models for p in m.parameters()], strict=True)
    )
    assert all(p.grad is None for m in models for p in m.parameters())


@pytest.mark.parametrize(
    ("losses", "word"),
    [
        ([5 * 0.99**t for t in range(20)], "too small"),
        ([5 * 0.7**t for t in range(20)], "just right"),
        ([5.0, 2.0] * 10, "oscillating"),
        ([5.0, 6.0, 7.9] + [8.0] * 17, "stuck"),
        ([5.0 * 1.5**t for t in range(20)], "diverged"),
        ([5.0] * 19 + [math.inf], "diverged"),
        ([5.0, math.nan] + [4.0] * 18, "diverged"),
        ([5.0] * 20, "too small"),  # flat, but at the first loss: nothing has moved
        ([5.0] + [0.5] * 19, "just right"),  # flat, but low: it has arrived
    ],
)
def test_the_verdict_names_what_happened(losses, word):
    assert diagnose(losses) == word
    assert diagnose(torch.tensor(losses)) == word


def test_a_verdict_wants_enough_losses():
    with pytest.raises(ValueError, match="at least 8 losses, got 3"):
        diagnose([1.0, 0.5, 0.2])


def test_step_decay_halves_at_each_boundary_and_not_before():
    assert [step_decay(0.4, epoch) for epoch in (0, 9, 10, 19, 20)] == [0.4, 0.4, 0.2, 0.2, 0.1]
    assert step_decay(1.0, 7, decay_rate=0.1, decay_every=3) == pytest.approx(0.01)
    with pytest.raises(ValueError, match="at least 1 epoch, got 0"):
        step_decay(1.0, 1, decay_every=0)
