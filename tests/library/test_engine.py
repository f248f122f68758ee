"""Is every gradient of a Value the one that torch computes?"""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tendays import Value

UNARY = {
    "tanh": lambda v: v.tanh(),
    "exp": lambda v: (v.tanh()).exp(),
    "relu": lambda v: v.relu(),
    "neg": lambda v: -v,
    "square": lambda v: v.tanh() ** 2,
    "inverse cube": lambda v: (v.tanh() + 2.5) ** -3,
    "number on the left": lambda v: 1.5 - v,
    "number over": lambda v: 2.0 / (v * v + 1.0),
}
BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / (b.tanh() + 2),
}
step = st.tuples(st.sampled_from([*UNARY, *BINARY]), st.integers(0, 10**6), st.integers(0, 10**6))


def grow(leaves, steps):
    """A graph: each step joins earlier nodes, so that some are used many times and some not at all."""
    nodes = list(leaves)
    for name, i, j in steps:
        a, b = nodes[i % len(nodes)], nodes[j % len(nodes)]
        nodes.append(UNARY[name](a) if name in UNARY else BINARY[name](a, b))
    return nodes[-1].tanh() + nodes[len(nodes) // 2].tanh()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.floats(-3, 3).filter(lambda x: abs(x) > 1e-3), min_size=1, max_size=5),
    st.lists(step, max_size=25),
)
def test_random_graphs_have_the_gradients_of_torch(numbers, steps):
    ours = [Value(x) for x in numbers]
    theirs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in numbers]
    result, expected = grow(ours, steps), grow(theirs, steps)
    result.backward()
    expected.backward()
    assert result.data == pytest.approx(expected.item(), rel=1e-9, abs=1e-12)
    for value, tensor in zip(ours, theirs, strict=True):
        assert value.grad == pytest.approx(
            0.0 if tensor.grad is None else tensor.grad.item(), rel=1e-7, abs=1e-9
        )


@pytest.mark.parametrize("exponent", [0, 1, 2, 3, -1, 0.5])
@pytest.mark.parametrize("base", [0.0, 0.7, 2.0])
def test_powers_agree_with_torch_even_at_zero(base, exponent):
    ours, theirs = Value(base), torch.tensor(base, dtype=torch.float64, requires_grad=True)
    result, expected = ours**exponent, theirs**exponent
    result.backward()
    expected.backward()
    assert result.data == pytest.approx(expected.item())
    assert ours.grad == pytest.approx(theirs.grad.item())


def test_a_node_used_twice_gets_both_gradients():
    x = Value(3.0)
    (x * x + x).backward()
    assert x.grad == 7.0


def test_leaves_accumulate_over_two_backwards_of_one_graph_and_inner_nodes_do_not():
    x = Value(2.0)
    inner = x * 3
    result = inner * inner
    result.backward()
    result.backward()
    assert (x.grad, inner.grad) == (2 * 36.0, 12.0)


def test_two_results_that_share_an_inner_node_add_up_in_the_leaf():
    x = Value(0.5)
    inner = x.tanh()
    (inner * 2).backward()
    (inner**2).backward()
    t = math.tanh(0.5)
    assert x.grad == pytest.approx((2 + 2 * t) * (1 - t * t))


def test_depth_is_no_limit():
    x = Value(1.0)
    y = x
    for _ in range(50_000):
        y = y + x
    y.backward()
    assert x.grad == 50_001


def test_numbers_stand_on_either_side():
    x = Value(4.0)
    results = [2 + x, x + 2, 2 - x, x - 2, 2 * x, x * 2, 2 / x, x / 2, sum([x, x])]
    assert [r.data for r in results] == [6, 6, -2, 2, 8, 8, 0.5, 2, 8]


def test_what_a_float_cannot_hold_is_inf():
    assert Value(1000.0).exp().data == math.inf
    assert (Value(1e200) ** 2).data == math.inf


def test_a_wrong_operand_is_named():
    with pytest.raises(TypeError, match="got str: 'two'"):
        Value(1.0) + "two"
    with pytest.raises(TypeError, match="exponent must be an int or a float, got Value"):
        Value(1.0) ** Value(2.0)
    with pytest.raises(ValueError, match="not a real number"):
        Value(-1.0) ** 0.5
