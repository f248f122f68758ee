"""Are the trainings that fail what they claim to be, and do the figures and the panel take them?"""

import json
import math
from dataclasses import replace

import pytest
import torch

from tendays.ailment_cases import AILMENTS
from tendays.ailments import Setup, draw, examples, forward, lengths, losses, pick, train, update
from tendays.plots_monitoring import before_and_after
from tendays.widgets.instruments import DECADES, Patient, instrument_panel, log_range, moments

SHORT = {name: [3.0, 2.0, None] for name in ("loss", "dev", "gradient", "first", "ratio")} | {
    "updates": [0, 1, 2],
    "idle": [0.0, 0.5, None],
}
EACH_SETUP = [Setup(), Setup(recurrent=True, batch_size=4), Setup(layers=3, skip=True, activation="relu")]


@pytest.mark.parametrize("setup", EACH_SETUP)
def test_starts_side_by_side_are_what_each_would_be_alone(setup):
    """The gradient of start 1 of three is autograd's own for that start's tensors."""
    generator = torch.Generator().manual_seed(1)
    params = draw(setup, 3, generator)
    (X, Y), _ = examples(setup)
    picked = pick(len(X), setup.batch_size, 3, generator)
    alone = {name: p[1:2].detach().clone().requires_grad_() for name, p in params.items()}
    shown = update(setup, params, X[picked], Y[picked], 0)
    loss = losses(setup, forward(setup, alone, X[picked[1:2]])[0], Y[picked[1:2]])
    loss.sum().backward()
    assert loss.item() == pytest.approx(shown["loss"][1].item(), rel=1e-5)
    norm = torch.nn.utils.get_total_norm([p.grad for p in alone.values()])
    assert norm.item() == pytest.approx(shown["gradient"][1].item(), rel=1e-4)
    moved = lengths({name: params[name][1:2] - alone[name] for name in params}) / lengths(alone)
    assert moved.item() == pytest.approx(shown["ratio"][1].item(), rel=1e-3)


def test_clipping_is_that_of_torch():
    setup = Setup(max_norm=0.1)
    generator = torch.Generator().manual_seed(2)
    params = draw(setup, 1, generator)
    (X, Y), _ = examples(setup)
    picked = pick(len(X), 64, 1, generator)
    alone = {name: p.detach().clone().requires_grad_() for name, p in params.items()}
    update(setup, params, X[picked], Y[picked], 0)
    losses(setup, forward(setup, alone, X[picked])[0], Y[picked]).sum().backward()
    torch.nn.utils.clip_grad_norm_(alone.values(), 0.1)
    for name, p in alone.items():
        assert torch.allclose(params[name], p - setup.lr * p.grad, atol=1e-6)


def test_the_own_softmax_is_cross_entropy_where_nothing_overflows():
    logits, Y = torch.randn(2, 5, 27), torch.randint(27, (2, 5))
    own = losses(Setup(own_softmax=True), logits, Y)
    assert torch.allclose(own, losses(Setup(), logits, Y), atol=1e-5)
    assert losses(Setup(own_softmax=True), 100 * logits, Y).isnan().any()


def test_the_first_layers_of_the_deep_network_get_next_to_nothing():
    log = train(replace(AILMENTS["vanishes"].ill, steps=1), 2, 0)
    assert (log.first < 1e-4 * log.gradient).all()


def test_every_repair_changes_something():
    for ailment in AILMENTS.values():
        assert ailment.repairs
        assert all(repaired != ailment.ill for repaired in ailment.repairs.values())


def test_a_log_range_is_not_stretched_by_an_explosion():
    low, high = log_range([[1.0, 2.0, 3.0, 1e30, None, 0.0]])
    assert low < 0.05
    assert 1 < high < DECADES + 2


def test_moments_take_the_latest_look_and_no_share_of_a_lost_run():
    log = {**SHORT, "updates": [0, 9, 11], "looks": [0, 10], "dev": [3.3, None], "idle": [0.0, 0.1, 0.0]}
    shown = moments(log)
    assert shown["dev"] == [3.3, 3.3, None]
    assert shown["idle"] == [0.0, 0.1, None]


def test_the_panel_travels_as_plain_json_and_follows_its_controls():
    patient = Patient("the loss is NaN", SHORT, SHORT, "smaller rate", "before", "after")
    box = instrument_panel([patient, patient], start=1)
    symptoms, switch, controls, figure = box.children
    assert len(symptoms.options) == 2
    assert switch.options == ("as it is", "repaired")
    assert controls.children[1].options == ("1", "2", "3")
    assert figure.index == 1
    json.dumps(figure.get_state(["patients"]), allow_nan=False)


def test_logs_of_different_lengths_are_refused():
    longer = {**SHORT, "loss": [1.0, 2.0, 3.0, 4.0]}
    with pytest.raises(ValueError, match=r"\[3, 4\] long"):
        instrument_panel([Patient("s", SHORT, longer, "r", "", "")])


def test_a_series_that_ends_in_nan_has_a_cross():
    whole = {**SHORT, "loss": [3.0, 2.5, 2.0], "ratio": [1e-2, 1e-2, 1e-2]}
    fig = before_and_after({"lost": (SHORT, whole, "ratio")})
    markers = [line.get_marker() for ax in fig.axes for line in ax.get_lines()]
    assert markers.count("X") == 2
    assert not math.isnan(fig.axes[0].get_ylim()[0])
