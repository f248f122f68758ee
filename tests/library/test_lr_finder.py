"""Are the rates torch's logspace, does the run stop where it should, is a bumpy curve read off rightly?"""

import math

import pytest
import torch

from tendays.lr_finder import lr_finder, smoothed, suggest_lr


def test_rates_are_torchs_logspace_and_each_is_tried_once():
    asked = []
    lrs, losses = lr_finder(lambda lr: asked.append(lr) or 2 * lr, 1e-3, 10, 9)
    assert lrs == asked
    assert lrs == pytest.approx(torch.logspace(-3, 1, 9, dtype=torch.float64).tolist())
    assert losses == [2 * lr for lr in lrs]


@pytest.mark.parametrize("bad", [math.inf, -math.inf, math.nan])
def test_the_first_loss_that_is_not_finite_ends_the_run(bad):
    answers = iter([3.0, 2.0, 1e300, bad, 1.0])
    lrs, losses = lr_finder(lambda lr: next(answers), 0.1, 1, 5)
    assert losses == [3.0, 2.0, 1e300]
    assert len(lrs) == 3
    assert next(answers) == 1.0


def test_unusable_ranges_are_refused():
    for lr_min, lr_max, steps in ((0.1, 1, 1), (0, 1, 5), (1, 0.1, 5)):
        with pytest.raises(ValueError, match="0 < lr_min < lr_max"):
            lr_finder(float, lr_min, lr_max, steps)


def test_smoothing_is_torchs_average_pooling_that_does_not_count_padding():
    losses = torch.rand(200, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    pooled = torch.nn.functional.avg_pool1d(losses[None], 9, 1, padding=4, count_include_pad=False)[0]
    assert smoothed(losses.tolist()) == pytest.approx(pooled.tolist())
    assert smoothed(losses[:49].tolist()) == losses[:49].tolist()


def test_the_suggestion_is_a_tenth_of_the_rate_in_the_valley_and_not_of_a_lucky_loss():
    lrs = torch.logspace(-4, 1, 201, dtype=torch.float64).tolist()
    losses = [1 + 0.1 * (math.log10(lr) + 1) ** 2 for lr in lrs]  # lowest at 0.1
    losses[40] = 0.9  # one lucky batch
    assert suggest_lr(lrs, losses) == pytest.approx(0.01, rel=1e-9)
    with pytest.raises(ValueError, match="smaller lr_min"):
        suggest_lr([], [])
