"""The board of schedules: its grid, its kinds, and the networks that its runs are made of."""

from pathlib import Path

import pytest
import torch

from tendays.language_model import init_params
from tendays.names_model import forward_stack, stack
from tendays.results import import_script, load
from tendays.schedule_kinds import KINDS, Setting, grid
from tendays.schedule_runs import dead_share, evaluate, init_residual, residual_forward, train_runs
from tendays.widgets.schedules import EVERIES, MINIMA, WARMUPS, Tried, schedule_board

RESULTS = Path(__file__).parents[2] / "book" / "results"
SMALL = Tried(rates=(0.01, 0.1), warmups=(0, 60), minima=(0.0, 0.3), everies=(25,))


def settings(tried):
    return list(grid(tried.rates, tried.warmups, tried.minima, tried.everies))


def test_each_kind_has_every_combination_of_what_it_has():
    counts = {kind: sum(setting.kind == kind for setting in settings(SMALL)) for kind in KINDS}
    assert list(counts.values()) == [2, 2, 2, 4, 4, 8, 4]


def test_the_kinds_end_and_begin_as_their_names_say():
    own = {"warmup": 20, "minimum": 0.3, "every": 25}
    at = {kind: Setting(kind, 0.1, **{name: own[name] for name in has}) for kind, has in KINDS.items()}
    first = {kind: setting.at(0, 100) for kind, setting in at.items()}
    last = {kind: setting.at(100, 100) for kind, setting in at.items()}
    assert {kind for kind, rate in first.items() if rate == 0} == {kind for kind in KINDS if "warmup" in kind}
    assert last["constant"] == last["warmup"] == 0.1
    assert last["cosine"] == pytest.approx(0.03)
    assert last["warmup + cosine"] == pytest.approx(0.03)
    assert last["step"] == pytest.approx(0.1 / 16)
    assert last["linear"] == last["warmup, stable, decay"] == 0


def test_the_board_offers_what_was_tried_and_wants_a_curve_for_each():
    curves = [[3.0, 2.5, 2.4]] * len(settings(SMALL))
    board = schedule_board(SMALL, curves, updates=300, floor=2.8)
    figure = board.children[-1]
    assert figure.values["rate"][figure.index] == pytest.approx(0.03, rel=0.1)
    assert figure.runs[0] == [300, 250, 240]
    with pytest.raises(ValueError, match=r"26 settings, got 25|settings, got"):
        schedule_board(SMALL, curves[1:], updates=300, floor=2.8)


def test_the_kept_runs_are_those_that_the_page_says():
    script = import_script(RESULTS / "schedules_explorer.py")
    tried = Tried(script.RATES, script.WARMUPS, script.MINIMA, script.EVERIES)
    assert len(load("schedules_explorer", RESULTS)["result"]["losses"]) == len(settings(tried))
    page = " ".join((RESULTS.parent / "dynamics" / "schedules.md").read_text(encoding="utf-8").split())
    assert (
        f"Tried(rates={tried.rates}, warmups={tried.warmups}, minima={tried.minima}, everies={tried.everies})"
        in page
    )
    assert max(WARMUPS) == max(tried.warmups)
    assert max(MINIMA) == max(tried.minima)
    assert min(EVERIES) <= min(tried.everies) <= max(tried.everies) <= max(EVERIES)


def examples(count):
    generator = torch.Generator().manual_seed(0)
    X = torch.randint(27, (count, 3), generator=generator)
    return X, X[:, 0]


def test_networks_side_by_side_train_as_each_would_alone_in_torch():
    generator = torch.Generator().manual_seed(1)
    first = init_params(4, 8, 3, generator)
    rates = torch.tensor([[0.1, 0.5]] * 10 + [[0.2, 0.0]] * 10)
    params = {name: p.detach() for name, p in stack([first, first]).items()}
    X, Y = examples(64)
    train_runs(forward_stack, params, (X, Y), rates, torch.Generator().manual_seed(2), starts=1, momentum=0.9)
    for run in (0, 1):
        alone = {name: p.detach()[None].clone().requires_grad_() for name, p in first.items()}
        optimizer = torch.optim.SGD(alone.values(), lr=1.0, momentum=0.9)
        draws = torch.Generator().manual_seed(2)
        for t in range(20):
            drawn = torch.randint(64, (1, 32), generator=draws)
            optimizer.param_groups[0]["lr"] = rates[t, run].item()
            optimizer.zero_grad()
            logits = forward_stack(alone, X[drawn])
            torch.nn.functional.cross_entropy(logits[0], Y[drawn][0]).backward()
            optimizer.step()
        for name, p in alone.items():
            assert torch.allclose(params[name][run], p[0], atol=1e-5)


def test_looks_and_norms_come_as_often_as_asked():
    generator = torch.Generator().manual_seed(3)
    params = init_residual(2, 3, 8, generator)
    looks = []
    norms = train_runs(
        residual_forward,
        params,
        examples(40),
        torch.full((6, 2), 0.01),
        generator,
        starts=2,
        every=2,
        look=looks.append,
    )
    assert looks == [0, 2, 4, 6]
    assert norms.shape == (6, 2)
    assert (norms > 0).all()
    assert evaluate(residual_forward, params, examples(40)).shape == (2,)


def test_a_unit_is_dead_when_no_context_wakes_it():
    params = init_residual(1, 2, 4, torch.Generator().manual_seed(4))
    X = examples(200)[0]
    assert dead_share(params, X).item() < 1
    params["b1"] -= 1e6
    assert dead_share(params, X).item() >= 0.5
