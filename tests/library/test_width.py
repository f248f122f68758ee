"""muP and the standard parametrisation: equal at the base width, and scaled as the paper's table says."""

import pytest
import torch

from tendays.width import BASE, init_wide, logits, losses, rate_factors, train_wide


def generators(count, seed=0):
    return [torch.Generator().manual_seed(seed + i) for i in range(count)]


def test_at_the_base_width_both_are_the_same():
    standard, mup = (init_wide(BASE, how, generators(2)) for how in ("standard", "muP"))
    assert all(torch.equal(standard[name], mup[name]) for name in standard)
    assert rate_factors(BASE, "standard") == rate_factors(BASE, "muP")


def test_mup_scales_rates_where_the_fan_in_grows_and_the_last_weights_once_more():
    factors = rate_factors(4 * BASE, "muP")
    assert {name for name, factor in factors.items() if factor == 0.25} == {"W2", "W3"}
    assert {factor for name, factor in factors.items() if name not in ("W2", "W3")} == {1.0}
    standard, mup = (init_wide(4 * BASE, how, generators(1)) for how in ("standard", "muP"))
    assert torch.equal(standard["W2"], mup["W2"])
    torch.testing.assert_close(mup["W3"], standard["W3"] / 2)


def test_first_weights_follow_he_and_the_fan_in():
    params = init_wide(256, "standard", generators(1))
    for name, variance in (("W1", 2 / 30), ("W2", 2 / 256), ("W3", 1 / 256), ("C", 1.0)):
        assert params[name].var().item() == pytest.approx(variance, rel=0.2)


def test_a_model_of_the_stack_is_the_plain_network():
    params = init_wide(BASE, "muP", generators(3))
    X = torch.randint(0, 27, (3, 5, 3), generator=torch.Generator().manual_seed(1))
    for m in range(3):
        e = params["C"][m][X[m]].flatten(1)
        h = torch.relu(torch.relu(e @ params["W1"][m]) @ params["W2"][m])
        torch.testing.assert_close(logits(params, X)[m], h @ params["W3"][m])


def test_training_side_by_side_is_training_alone():
    data = (
        torch.randint(0, 27, (50, 3), generator=torch.Generator().manual_seed(2)),
        torch.randint(0, 27, (50,), generator=torch.Generator().manual_seed(3)),
    )
    factors = rate_factors(64, "muP")
    both, alone = init_wide(64, "muP", generators(2)), init_wide(64, "muP", generators(1, seed=1))
    before = losses(both, data[0].expand(2, -1, -1), data[1].expand(2, -1))
    train_wide(both, data, 0.01, factors, 5, generators(2, seed=9))
    train_wide(alone, data, 0.01, factors, 5, generators(1, seed=10))
    torch.testing.assert_close(both["W2"][1], alone["W2"][0], rtol=1e-3, atol=1e-5)
    assert (losses(both, data[0].expand(2, -1, -1), data[1].expand(2, -1)) < before).all()
