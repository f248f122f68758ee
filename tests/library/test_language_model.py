"""Are the examples what a reader would write down, and is the network torch's?"""

import math

import pytest
import torch
from torch import nn

from tendays.bigrams import CHARS
from tendays.language_model import (
    build_dataset,
    forward,
    init_params,
    mean_nll,
    num_params,
    sample,
    sgd_step,
)
from tendays.names import load_names


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def test_examples_of_two_words_as_written_down_by_hand():
    X, Y = build_dataset(["emma", "bo"], 3)
    shown = ["".join(CHARS[i] for i in x) + CHARS[y] for x, y in zip(X, Y, strict=True)]
    assert shown == ["...e", "..em", ".emm", "emma", "mma.", "...b", "..bo", ".bo."]
    assert X.dtype == Y.dtype == torch.int64
    assert [tuple(t.shape) for t in build_dataset([], 3)] == [(0, 3), (0,)]


@pytest.mark.parametrize(
    ("emb", "hidden", "block_size", "count"), [(2, 100, 3, 3481), (10, 200, 3, 11897), (30, 500, 8, 134837)]
)
def test_parameters_are_counted_as_they_are_made(emb, hidden, block_size, count):
    params = init_params(emb, hidden, block_size, seeded())
    assert sum(p.numel() for p in params.values()) == num_params(emb, hidden, block_size) == count


def test_forward_is_torchs_embedding_and_two_linear_layers():
    params = init_params(4, 11, 3, seeded(), output_scale=1.0, dtype=torch.float64)
    X, _ = build_dataset(load_names()[:5], 3)
    first, second = nn.Linear(12, 11, dtype=torch.float64), nn.Linear(11, 27, dtype=torch.float64)
    with torch.no_grad():
        params["b1"] += 0.3
        params["b2"] -= 0.2
        for layer, number in ((first, 1), (second, 2)):
            layer.weight.copy_(params[f"W{number}"].T)
            layer.bias.copy_(params[f"b{number}"])
    embedding = nn.Embedding.from_pretrained(params["C"])
    expected = second(torch.tanh(first(embedding(X).reshape(len(X), -1))))
    torch.testing.assert_close(forward(params, X), expected)


def test_a_small_output_layer_starts_at_the_loss_of_knowing_nothing():
    X, Y = build_dataset(load_names()[:200], 3)
    assert mean_nll(init_params(10, 100, 3, seeded()), X, Y) == pytest.approx(math.log(27), abs=0.05)
    assert mean_nll(init_params(10, 100, 3, seeded(), output_scale=1.0), X, Y) > 6


def test_a_step_is_torchs_sgd():
    X, Y = build_dataset(load_names()[:20], 3)
    ours, theirs = init_params(3, 8, 3, seeded()), init_params(3, 8, 3, seeded())
    optimizer = torch.optim.SGD(theirs.values(), lr=0.5)
    for _ in range(5):
        loss = nn.functional.cross_entropy(forward(theirs, X), Y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        assert sgd_step(ours, X, Y, 0.5) == pytest.approx(loss.item(), rel=1e-6)
    for name, p in ours.items():
        torch.testing.assert_close(p, theirs[name])


def test_a_trained_model_spells_what_it_learned():
    X, Y = build_dataset(["zebra"], 3)
    params = init_params(4, 20, 3, seeded())
    for _ in range(300):
        sgd_step(params, X, Y, 0.5)
    assert sample(params, 3, seeded()) == "zebra"
