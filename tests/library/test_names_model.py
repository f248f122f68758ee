"""Is training many models side by side the same as training each alone?"""

import pytest
import torch

from tendays.language_model import build_dataset, forward, init_params, mean_nll, sgd_step
from tendays.names import load_names
from tendays.names_model import (
    Recipe,
    fit,
    forward_stack,
    nll_stack,
    split_names,
    stack,
    train,
    train_stack,
    unstack,
)

SMALL = build_dataset(["ada", "bo"], 3)


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def three_models():
    generator = seeded(4)
    return [init_params(2, 7, 3, generator, output_scale=1.0, dtype=torch.float64) for _ in range(3)]


def test_a_stack_says_what_its_models_say():
    models = three_models()
    X, Y = build_dataset(load_names()[:400], 3)  # more examples than are scored in one go
    stacked = stack(models)
    for m, model in enumerate(models):
        torch.testing.assert_close(forward_stack(stacked, X)[m], forward(model, X))
        assert nll_stack(stacked, X, Y)[m].mean().item() == pytest.approx(mean_nll(model, X, Y))
        for name, p in unstack(stacked)[m].items():
            assert torch.equal(p, model[name])


@pytest.mark.parametrize("lrs", [0.3, lambda step: 0.3 / (step + 1), torch.tensor([0.3, 0.1, 0.02])])
def test_each_model_of_a_stack_takes_its_own_steps(lrs):
    # One example is all a model has, so every draw is known: the same steps can be made one by one.
    models, data = three_models(), [build_dataset([""], 3), build_dataset([""], 3), build_dataset([""], 3)]
    stacked = stack(models)
    train_stack(stacked, data, lrs, 5, seeded(), batch_size=4)
    for m, (model, (X, Y)) in enumerate(zip(models, data, strict=True)):
        for step in range(5):
            lr = lrs(step) if callable(lrs) else float(lrs if isinstance(lrs, float) else lrs[m])
            sgd_step(model, X.expand(4, -1), Y.expand(4), lr)
        for name, p in unstack(stacked)[m].items():
            torch.testing.assert_close(p, model[name])


def test_each_model_draws_from_its_own_examples_only():
    models = stack([init_params(4, 20, 3, seeded()) for _ in range(2)])
    own = [build_dataset(["zebra"], 3), build_dataset(["ox", "ox", "ox"], 3)]
    train_stack(models, own, 0.5, 300, seeded())
    (first_on_own, first_on_other), (second_on_other, second_on_own) = (
        [mean_nll(model, *examples) for examples in own] for model in unstack(models)
    )
    assert max(first_on_own, second_on_own) < 0.05
    assert min(first_on_other, second_on_other) > 1


def test_sets_of_examples_that_do_not_fit_the_models_are_refused():
    with pytest.raises(ValueError, match="3 models want 1 or 3 sets of examples, got 2"):
        train_stack(stack(three_models()), [SMALL, SMALL], 0.1, 1, seeded())


def test_looks_come_before_between_and_after_the_updates():
    params, seen = init_params(2, 7, 3, seeded()), []
    losses = train(params, SMALL, 0.1, 6, seeded(), every=3, look=seen.append)
    assert (seen, len(losses)) == ([0, 3, 6], 6)
    stacked, seen = stack([params]), []
    train_stack(stacked, [SMALL], 0.1, 7, seeded(), every=3, look=seen.append)
    assert seen == [0, 3, 6]


def test_a_schedule_sets_the_rate_of_each_update():
    still, moved = init_params(2, 7, 3, seeded()), init_params(2, 7, 3, seeded())
    train(still, SMALL, lambda step: 0.0, 3, seeded())
    train(moved, SMALL, lambda step: 0.1 if step == 2 else 0.0, 3, seeded())
    assert torch.equal(still["C"], init_params(2, 7, 3, seeded())["C"])
    assert not torch.equal(moved["C"], still["C"])


def test_the_recipe_learns_and_its_seed_decides():
    recipe = Recipe(emb=4, hidden=20, block_size=2, steps=200)
    one, other = fit(recipe, ["ada", "bo"], 1), fit(recipe, ["ada", "bo"], 1)
    assert all(torch.equal(one[name], other[name]) for name in one)
    assert mean_nll(one, *build_dataset(["ada", "bo"], 2)) < 0.6


def test_the_split_is_a_partition_of_the_names():
    parts = split_names()
    assert [len(part) for part in parts] == [4130, 517, 516]
    assert sorted(word for part in parts for word in part) == sorted(load_names())
