"""Does plain data cross unchanged, and nothing else?"""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from autograder.inside.plain import DTYPES, MAX_DEPTH, PlainError, Unplain, clean_text, copy, pack, unpack

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | text


@st.composite
def tensors(draw):
    shape = draw(st.lists(st.integers(0, 4), max_size=3))
    dtype = draw(st.sampled_from(sorted(DTYPES)))
    raw = draw(st.binary(min_size=(size := math.prod(shape) * DTYPES[dtype].itemsize), max_size=size))
    if dtype == "bool":
        raw = bytes(byte & 1 for byte in raw)
    empty = torch.empty(shape, dtype=DTYPES[dtype])
    return torch.frombuffer(bytearray(raw), dtype=DTYPES[dtype]).reshape(shape) if size else empty


plain = st.recursive(
    scalars | tensors(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(scalars.filter(lambda key: key == key), inner, max_size=3)
    ),
    max_leaves=12,
)


def identical(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, torch.Tensor):
        return a.dtype == b.dtype and a.shape == b.shape and bytes_of(a) == bytes_of(b)
    if isinstance(a, dict):
        return len(a) == len(b) and all(
            identical(x, y) and identical(a[x], b[y]) for x, y in zip(a, b, strict=True)
        )
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    return a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b))


def bytes_of(tensor):
    return tensor.reshape(-1).view(torch.uint8).numpy().tobytes()


@given(plain)
def test_a_copy_is_identical_in_type_and_value(value):
    assert identical(copy(value), value)


@given(tensors())
def test_a_copy_shares_no_memory(tensor):
    received = copy(tensor)
    received.fill_(1)
    assert copy(tensor).data_ptr() != tensor.data_ptr() or tensor.numel() == 0


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["t", "d", "T", "u", "i", "x"]), inner, max_size=2)
    ),
    max_leaves=15,
)


@given(json_like, st.binary(max_size=32))
def test_any_tree_gives_plain_data_or_plain_error(tree, body):
    try:
        value = unpack(tree, body)
    except PlainError:
        return
    repr(value)
    pack(value, lenient=True)


def test_numpy_scalars_count_as_their_python_kind():
    assert identical(copy([np.float64(0.5), np.int64(3), np.bool_(True)]), [0.5, 3, True])


def test_parameters_views_and_expanded_tensors_arrive_as_plain_tensors():
    parameter = torch.nn.Parameter(torch.arange(6.0).reshape(2, 3))
    for tensor in (parameter, parameter.T, parameter[:, 1], torch.ones(1).expand(3), parameter[0, 0]):
        received = copy(tensor)
        assert type(received) is torch.Tensor
        assert not received.requires_grad
        assert torch.equal(received, tensor)


class Anything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __repr__(self):
        return "x" * 1000


class Secretive:
    def __repr__(self):
        raise RuntimeError("no")


@pytest.mark.parametrize("value", [Anything(), Secretive(), {1, 2}, b"x", object, np.zeros(3), 1j, 10**2000])
def test_what_is_not_plain_is_refused_or_told(value):
    with pytest.raises(PlainError):
        pack([value])
    packed = pack([value], lenient=True)
    (told,) = unpack(packed.tree, b"".join(packed.buffers))
    assert type(told) is Unplain
    assert told.kind == type(value).__name__
    assert len(told.text) <= 200


def test_a_list_that_holds_itself_ends():
    value: list = []
    value.append(value)
    with pytest.raises(PlainError):
        pack(value)
    packed = pack(value, lenient=True)
    for _ in range(MAX_DEPTH + 1):
        packed.tree = packed.tree[0]
    assert packed.tree["u"][0] == "list"


def test_too_many_items_are_refused():
    with pytest.raises(PlainError, match="items"):
        pack([0] * 200_001, lenient=True)
    with pytest.raises(PlainError, match="items"):
        unpack([0] * 200_001)


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"t": 1},
        {"t": [], "d": []},
        {"x": []},
        {"i": "0x" + "f" * 5000},
        {"i": "zz"},
        {"d": [[1]]},
        {"d": [[[], 1]]},
        {"u": ["a"]},
        {"u": [1, 2]},
        {"T": ["float64", [2**40]]},
        {"T": ["float64", [-1]]},
        {"T": ["float64", [True]]},
        {"T": ["object", [1]]},
        {"T": [["float64"], [1]]},
        {"T": ["float64", [1] * 17]},
        {"T": ["float64", [2**30, 2**30]]},
        {"T": ["float64", [2]]},
    ],
)
def test_broken_trees_are_refused(tree):
    with pytest.raises(PlainError):
        unpack(tree, b"12345678")


def test_bytes_that_no_tensor_claims_are_refused():
    with pytest.raises(PlainError, match="belong to no tensor"):
        unpack([], b"123")


def test_a_bool_tensor_of_other_bytes_is_normalised():
    assert unpack({"T": ["bool", [2]]}, b"\x00\x07").tolist() == [False, True]


def test_text_is_fit_for_any_file():
    assert (
        clean_text("a\ud800b\x00\x1b[31m\n\t")
        == "a?b\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[31m\n\t"
    )
