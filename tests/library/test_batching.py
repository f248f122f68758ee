"""Are the gradients of single examples torch's own, and do stacked trainings on given batches stay apart?"""

import pytest
import torch
from torch.nn import functional

from tendays.batching import example_gradients, fit_trade_off, mean_gradient, noise_scale, train_on
from tendays.language_model import build_dataset, forward, init_params
from tendays.names_model import stack, unstack

X, Y = build_dataset(["anna", "otto", "eve"], 3)  # (14, 3), (14,)


def network(seed=0):
    return init_params(2, 5, 3, torch.Generator().manual_seed(seed), output_scale=1.0, dtype=torch.float64)


def test_each_examples_gradient_is_the_one_torch_gives_for_it_alone():
    params = network()
    rows = example_gradients(params, X, Y)
    assert rows.shape == (14, 2 * 27 + 6 * 5 + 5 + 5 * 27 + 27)
    for i in range(14):
        loss = functional.cross_entropy(forward(params, X[i : i + 1]), Y[i : i + 1])
        alone = torch.cat([g.flatten() for g in torch.autograd.grad(loss, list(params.values()))])
        torch.testing.assert_close(rows[i], alone)


def test_the_gradient_of_the_mean_loss_is_the_mean_of_the_gradients():
    params = network()
    torch.testing.assert_close(example_gradients(params, X, Y).mean(0), mean_gradient(params, X, Y))


def test_the_noise_scale_is_variance_over_squared_length():
    params = network()
    measured = noise_scale(params, (X, Y), (X, Y))
    rows = example_gradients(params, X, Y)
    deviations = rows - rows.mean(0)
    assert measured["trace"] == pytest.approx((deviations**2).sum().item() / 13)
    assert measured["squared"] == pytest.approx((rows.mean(0) ** 2).sum().item())
    assert measured["noise_scale"] == pytest.approx(measured["trace"] / measured["squared"])


def test_the_trade_off_is_found_again_and_never_negative():
    sizes = [1, 8, 64, 512]
    assert fit_trade_off(sizes, [200 + 5000 / B for B in sizes]) == pytest.approx((200, 5000))
    assert fit_trade_off(sizes, [100 + 1e-3 * B for B in sizes])[1] >= 0


def test_two_models_trained_side_by_side_are_the_two_trained_alone():
    generator = torch.Generator().manual_seed(1)
    batches = [torch.randint(14, (2, 4), generator=generator) for _ in range(5)]
    both = stack([network(0), network(1)])
    train_on(both, (X, Y), batches, torch.optim.SGD(list(both.values()), lr=0.3))
    for m, side_by_side in enumerate(unstack(both)):
        alone = network(m)
        optimizer = torch.optim.SGD(list(alone.values()), lr=0.3)
        for drawn in batches:
            optimizer.zero_grad()
            functional.cross_entropy(forward(alone, X[drawn[m]]), Y[drawn[m]]).backward()
            optimizer.step()
        for name, p in alone.items():
            torch.testing.assert_close(side_by_side[name], p)


def test_training_ends_when_the_look_says_so():
    both, looks = stack([network(0), network(1)]), []

    def look(t):
        looks.append(t)
        return t == 3

    endless = (torch.zeros(2, 4, dtype=torch.int64) for _ in range(100))
    train_on(both, (X, Y), endless, torch.optim.SGD(list(both.values()), lr=0.1), look)
    assert looks == [1, 2, 3]
