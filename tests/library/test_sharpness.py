"""Is the sharpness the Hessian's largest eigenvalue, and do the pictures of it say what was computed?"""

import math

import numpy as np
import pytest
import torch
from lxml import etree

from tendays import plots, plots_learning_rate, results
from tendays.sharpness import descend_many, flat, flat_loss, sharpness, sharpness_many, small_mlp
from tendays.widgets.edge import course_of, edge_explorer

XS = torch.linspace(-1, 1, 9, dtype=torch.float64)[:, None]
YS = XS[:, 0] ** 2
RATES, UPDATES = [0.1, 0.2], [0, 10, 20, 30, 40]
SHARP = [[6.0, 12.0, 20.5, 20.0, 19.9], [6.0, 9.0, 12.0, None, None]]
LOSSES = [[1.0, 0.5, 0.2, 0.1, 0.05], [1.0, 0.8, 3.0, None, None]]


def bowl(curvatures):
    scale = torch.tensor(curvatures, dtype=torch.float64)
    return lambda theta: (scale * theta**2).sum() / 2


def test_the_sharpness_of_a_bowl_is_its_largest_curvature():
    assert sharpness(bowl([1.0, 20.0, 3.0]), torch.randn(3, dtype=torch.float64)) == pytest.approx(20)
    assert sharpness_many(bowl([1.0, 20.0]), torch.ones(4, 2, dtype=torch.float64)).tolist() == [20.0] * 4


def test_the_flat_loss_is_that_of_the_network():
    model = small_mlp((1, 5, 1), seed=3)
    loss = flat_loss(model, XS, YS)
    assert flat(model).shape == (16,)
    assert loss(flat(model)).item() == pytest.approx(((model(XS)[:, 0] - YS) ** 2).mean().item(), abs=1e-15)
    total = flat_loss(model, XS, YS, torch.sum)
    assert total(flat(model)).item() == pytest.approx(9 * loss(flat(model)).item(), abs=1e-12)


def test_the_sharpness_of_a_network_agrees_with_power_iteration():
    model = small_mlp((1, 5, 1), seed=3)
    loss, theta = flat_loss(model, XS, YS), flat(model)
    v = torch.ones_like(theta)
    for _ in range(500):
        product = torch.func.jvp(torch.func.grad(loss), (theta,), (v,))[1]
        v = product / product.norm()
    assert sharpness(loss, theta) == pytest.approx((v @ product).item(), rel=1e-6)


def test_a_seed_gives_one_network_and_leaves_torch_alone():
    torch.manual_seed(1)
    expected = torch.rand(1)
    torch.manual_seed(1)
    assert torch.equal(flat(small_mlp((1, 4, 1), 5)), flat(small_mlp((1, 4, 1), 5)))
    assert torch.equal(torch.rand(1), expected)


def test_descent_agrees_with_torch_sgd():
    model = small_mlp((1, 5, 1), seed=3)
    losses = descend_many(flat_loss(model, XS, YS), flat(model)[None], lambda t: 0.1 / (t + 1), 6)[0]
    for t in range(6):
        loss = ((model(XS)[:, 0] - YS) ** 2).mean()
        assert loss.item() == pytest.approx(losses[t].item(), rel=1e-10)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1 / (t + 1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def test_rates_may_differ_and_every_update_is_seen():
    seen = []
    rates = torch.tensor([[0.09], [0.11]], dtype=torch.float64)
    losses = descend_many(
        bowl([20.0]),
        torch.ones(2, 1, dtype=torch.float64),
        lambda _: rates,
        50,
        look=lambda t, now: seen.append((t, now.shape)),
    )
    assert losses[0, -1] < 1e-3 < 1e3 < losses[1, -1]
    assert seen == [(t, (2, 1)) for t in range(51)]


def test_what_is_not_finite_has_no_sharpness():
    found = sharpness_many(lambda theta: (theta**4).sum(), torch.tensor([[1.0], [torch.inf]]))
    assert found[0] == pytest.approx(12)
    assert math.isnan(found[1])


def test_the_kept_runs_sit_at_their_border():
    rates = results.load("learning_rate_edge")["result"]["rates"]
    for rate in ("0.1", "0.2"):
        ends = [row[-1] * float(rate) / 2 for row in rates[rate]["sharpness"]]
        assert len(ends) == 20
        assert max(abs(end - 1) for end in ends) < 0.06


def test_the_explorer_says_what_the_run_did():
    controls, figure = edge_explorer(RATES, UPDATES, SHARP, LOSSES, start=0.1).children
    assert controls.children[0].index == figure.index == 0
    reached, exploded = figure.choices
    assert "2 divided by the rate, stands at 20" in reached["words"]
    assert "there by update 20" in reached["words"]
    assert "exploded before update 30" in exploded["words"]
    assert len(exploded["panels"][0]["curves"][-1]["ys"]) == 3
    assert "never reaches it" in course_of(20, UPDATES, [6.0, 7.0, 8.0, 9.0, 9.5], LOSSES[0])


FIGURES = {
    "same_slope": lambda: plots_learning_rate.same_slope([2, 20, 40], 0.9, -0.4, 0.04),
    "sharpness_at_rates": lambda: plots_learning_rate.sharpness_at_rates(
        [UPDATES], {0.1: [SHARP[0], [6.0, 11.0, 19.0, 21.0, 20.0]]}
    ),
    "sharpness_and_loss": lambda: plots_learning_rate.sharpness_and_loss(SHARP[0], LOSSES[0], 20),
    "loss_by_rate": lambda: plots_learning_rate.loss_by_rate(
        [0.1, 1, 10], {"a": [[3.0, 3.1], [2.0, 2.1], [9, 9]]}, top=3.3
    ),
    "published_rates": lambda: plots_learning_rate.published_rates(
        {"a": [(1e8, 1e-3), (1e9, 1e-4)]}, [((1e7, 1e9), (1e-4, 1e-3))], "a rule"
    ),
    "step_sizes": lambda: plots_learning_rate.step_sizes({"a": np.full((3, 3), 1e-3)}, 1e-3),
    "one_symptom_each": lambda: plots_learning_rate.one_symptom_each(
        {"falls": {"a": [3, 2, 1], "b": [3, math.nan, math.inf]}, "rises": {"a": [1, 2, 3]}}
    ),
}


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_reaches_the_page_whole_small_and_in_its_colours(draw):
    html = plots.show(draw(), alt="What is to be seen", caption="What to notice")._repr_html_()
    assert etree.fromstring(html)[0].get("aria-label") == "What is to be seen"
    assert "var(--td-" in html
    assert len(html) < 60_000


def test_the_three_steps_end_below_level_and_above():
    ends = [
        line.get_ydata()[0] for line in FIGURES["same_slope"]().axes[0].lines if len(line.get_ydata()) == 1
    ]
    assert ends[:3] == pytest.approx([-0.0144, 0, 0.016])
