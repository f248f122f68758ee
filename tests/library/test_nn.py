"""Does a network of Values compute what its torch twin computes, and does its generator alone decide?"""

import random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tendays import MLP, Layer, Neuron, Value
from tendays.networks import TanhMLP, flat_parameters, to_torch, to_values
from tendays.toy import toy_data

shapes = st.tuples(st.integers(1, 4), st.lists(st.integers(1, 4), min_size=1, max_size=3))


@settings(max_examples=25, deadline=None)
@given(shapes, st.integers(0, 2**32))
def test_outputs_and_gradients_agree_with_torch(shape, seed):
    ours = MLP(*shape, random.Random(seed))
    theirs = to_torch(ours)
    xs = torch.randn(3, shape[0], generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    outputs = [out if isinstance(out, list) else [out] for out in map(ours, xs.tolist())]
    expected = theirs(xs)
    assert [y.data for out in outputs for y in out] == pytest.approx(expected.flatten().tolist(), rel=1e-9)
    sum((y * y for out in outputs for y in out), Value(0)).backward()
    (expected**2).sum().backward()
    grads = flat_gradients(theirs)
    assert [p.grad for p in ours.parameters()] == pytest.approx(grads, rel=1e-9, abs=1e-12)


def flat_gradients(network):
    twin = TanhMLP(network.layers[0].weight.shape[1], [len(layer.bias) for layer in network.layers])
    with torch.no_grad():
        for mine, source in zip(twin.parameters(), network.parameters(), strict=True):
            mine.copy_(source.grad)
    return flat_parameters(twin)


@given(shapes, st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_conversion_there_and_back_changes_no_bit(shape, seed):
    network = TanhMLP(*shape, torch.Generator().manual_seed(seed))
    back = to_torch(to_values(network))
    assert all(torch.equal(a, b) for a, b in zip(network.parameters(), back.parameters(), strict=True))


def test_the_network_of_day_5_has_41_parameters_and_says_one_number_for_each_example():
    xs, ys = toy_data()
    network = TanhMLP(3, [4, 4, 1], torch.Generator().manual_seed(1))
    assert sum(p.numel() for p in network.parameters()) == len(MLP(3, [4, 4, 1]).parameters()) == 41
    assert network(xs).shape == ys.shape == (4,)
    assert TanhMLP(3, [4, 2])(xs).shape == (4, 2)


def test_shapes_of_what_a_layer_returns():
    assert isinstance(Layer(2, 1)([1.0, 2.0]), Value)
    assert len(Layer(2, 3)([1.0, 2.0])) == 3
    assert len(Neuron(5).parameters()) == 6


def test_parameters_come_layer_by_layer_neuron_by_neuron_weights_then_bias():
    mlp = MLP(2, [2, 1], random.Random(0))
    first, second, last = *mlp.layers[0].neurons, mlp.layers[1].neurons[0]
    assert mlp.parameters() == [*first.w, first.b, *second.w, second.b, *last.w, last.b]


def test_the_generator_alone_decides_the_start():
    def draw(seed):
        return [p.data for p in MLP(3, [4, 1], random.Random(seed)).parameters()]

    assert draw(7) == draw(7) != draw(8)
    before, torch_before = random.getstate(), torch.get_rng_state()
    MLP(3, [4, 1])
    TanhMLP(3, [4, 1])
    assert random.getstate() == before
    assert torch.equal(torch.get_rng_state(), torch_before)


def test_a_wrong_number_of_inputs_is_named():
    with pytest.raises(ValueError, match="takes 3 inputs, got 2"):
        Neuron(3)([1.0, 2.0])
