"""Is the Value that Day 3 builds in view the library's, in everything that it can do?"""

import re
from pathlib import Path

import jupytext
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import tendays

PAGE = Path(__file__).parents[2] / "book" / "days" / "day03_autograd.md"
BUILT = re.compile(r"^(?:class Value|def inputs_first|def backward)\b", re.MULTILINE)
step = st.tuples(st.sampled_from("+*"), st.integers(0, 10**6), st.integers(0, 10**6))


def value_of_the_page():
    """The class as a reader has it after the cells that build it."""
    cells = [cell.source for cell in jupytext.read(PAGE).cells if cell.cell_type == "code"]
    namespace = {}
    for source in filter(BUILT.search, cells):
        exec(source, namespace)
    return namespace["Value"]


PageValue = value_of_the_page()


def grow(leaves, steps):
    nodes = list(leaves)
    for op, i, j in steps:
        a, b = nodes[i % len(nodes)], nodes[j % len(nodes)]
        nodes.append(a + b if op == "+" else a * b)
    return nodes[-1], nodes


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1.2, 1.2), min_size=1, max_size=4), st.lists(step, min_size=1, max_size=15))
def test_the_page_and_the_library_agree_in_every_number_and_slope(numbers, steps):
    page, page_nodes = grow(map(PageValue, numbers), steps)
    library, library_nodes = grow(map(tendays.Value, numbers), steps)
    page.backward()
    library.backward()
    assert [node.data for node in page_nodes] == [node.data for node in library_nodes]
    for ours, theirs in zip(page_nodes, library_nodes, strict=True):
        assert ours.grad == pytest.approx(theirs.grad, rel=1e-9, abs=1e-12)
        assert [slope for _, slope in ours.inputs] == [slope for _, slope in theirs.inputs]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1.2, 1.2), min_size=1, max_size=4), st.lists(step, min_size=1, max_size=15))
def test_the_page_agrees_with_torch(numbers, steps):
    leaves = [PageValue(number) for number in numbers]
    tensors = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
    grow(leaves, steps)[0].backward()
    grow(tensors, steps)[0].backward()
    for leaf, tensor in zip(leaves, tensors, strict=True):
        expected = 0.0 if tensor.grad is None else tensor.grad.item()
        assert leaf.grad == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_a_page_value_has_what_a_library_value_has():
    assert set(vars(PageValue(1.0))) == set(tendays.Value.__slots__)


def test_the_page_leaves_the_exercise_to_the_student():
    offered = {name for name in vars(PageValue) if name not in vars(object)}
    left = {"__truediv__", "__pow__", "__sub__", "__radd__", "__rmul__", "tanh", "exp"}
    assert {"__add__", "__mul__", "backward"} <= offered
    assert not left & offered
