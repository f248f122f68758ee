"""Is a drawn graph the one that was computed, and does nothing in it stand on anything else?"""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tendays import Value
from tendays.graphs import Graph, written
from tendays.layout import GAP, HEIGHT, WIDTH, layout
from tendays.widgets.backward import packed_graph, packed_steps

step = st.tuples(st.sampled_from("+·t"), st.integers(0, 10**6), st.integers(0, 10**6))


def grow(leaves, steps):
    """A graph with names: each step joins earlier numbers, so that some are used many times."""
    values = [Value(number) for number in leaves]
    names = {f"x{i}": value for i, value in enumerate(values)}
    made = dict(names)
    for k, (op, i, j) in enumerate(steps):
        (a, u), (b, v) = (list(made.items())[n % len(made)] for n in (i, j))
        formula, value = {
            "+": (f"{a} + {b}", u + v),
            "·": (f"{a}·{b}", u * v),
            "t": (f"tanh({a})", u.tanh()),
        }[op]
        names[f"v{k} = {formula}"] = made[f"v{k}"] = value
    return value if steps else values[0], names


graphs = st.builds(
    grow, st.lists(st.floats(-2, 2), min_size=1, max_size=4), st.lists(step, min_size=1, max_size=12)
)


def neuron():
    x1, w1, x2, w2, b = map(Value, (1.5, 2.0, -1.0, 4.0, 1.8))
    p1, p2 = x1 * w1, x2 * w2
    s = p1 + p2
    n = s + b
    o = n.tanh()
    leaves = {"x1": x1, "w1": w1, "x2": x2, "w2": w2, "b": b}
    made = {"p1 = x1·w1": p1, "p2 = x2·w2": p2, "s = p1 + p2": s, "n = s + b": n, "o = tanh(n)": o}
    return o, leaves | made


def used_twice():
    x = Value(3.0)
    y = x * x
    return y, {"x": x, "y = x·x": y}


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_the_walk_gives_the_slopes_that_backward_gives(grown):
    result, names = grown
    graph = Graph.of(result, names)
    result.backward()
    expected = {label.split(" = ")[0]: value.grad for label, value in names.items()}
    assert graph.grads() == pytest.approx([expected[node.name] for node in graph.nodes], rel=1e-12)


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_no_two_nodes_overlap_and_inputs_stand_above(grown):
    graph = Graph.of(*grown)
    placed = layout(graph)
    for (x, y), (u, v) in combinations(placed.corners, 2):
        assert abs(x - u) >= WIDTH + GAP - 1e-6 or abs(y - v) >= HEIGHT
    for i, node in enumerate(graph.nodes):
        assert all(placed.corners[source][1] < placed.corners[i][1] for source, _ in node.inputs)
    assert min(x for x, _ in placed.corners) >= -1e-9
    assert max(x for x, _ in placed.corners) + WIDTH <= placed.width + 1e-6


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_no_edge_runs_through_a_node(grown):
    placed = layout(Graph.of(*grown))
    for points in placed.edges.values():
        for k in range(1, 200):
            x, y = along(points, k / 200)
            assert not any(u < x < u + WIDTH and v < y < v + HEIGHT for u, v in placed.corners)


def along(points, share):
    """The point at a share of a line's corners."""
    place = share * (len(points) - 1)
    k = min(int(place), len(points) - 2)
    (x, y), (u, v) = points[k], points[k + 1]
    return x + (place - k) * (u - x), y + (place - k) * (v - y)


def test_the_layout_is_the_same_every_time():
    assert packed_graph(Graph.of(*neuron())) == packed_graph(Graph.of(*neuron()))


def test_the_neuron_is_drawn_row_by_row():
    graph = Graph.of(*neuron())
    rows = {}
    for node, (x, y) in zip(graph.nodes, layout(graph).corners, strict=True):
        rows.setdefault(y, []).append((x, node.name))
    names = [[name for _, name in sorted(rows[y])] for y in sorted(rows)]
    assert names == [["x1", "w1", "x2", "w2"], ["p1", "p2"], ["s", "b"], ["n"], ["o"]]


def test_every_step_says_its_product_and_its_reason():
    steps = packed_steps(Graph.of(*neuron()))
    assert [step["title"] for step in steps[:4]] == ["forward", "start at o", "o → n", "n → s"]
    assert len(steps) == 2 + 9
    first = steps[2]
    assert (first["local"], first["arrived"], first["product"]) == ("0.559", "1", "0.559")
    assert "1 − o²" in first["words"]
    at_w2 = next(step for step in steps if step["title"] == "p2 → w2")
    assert (at_w2["local"], at_w2["product"]) == ("−1", "−0.559")
    assert "x2 = −1" in at_w2["words"]
    assert "" not in steps[-1]["grads"]
    assert steps[0]["grads"] == [""] * 10


def test_a_number_used_twice_is_handed_two_slopes_that_add():
    steps = packed_steps(Graph.of(*used_twice()))
    assert [step["title"] for step in steps] == ["forward", "start at y", "y → x", "y → x"]
    assert [step["grads"][0] for step in steps] == ["", "", "3", "6"]
    assert steps[2]["sum"] == ""
    assert "3 + 3 = 6" in steps[3]["sum"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (lambda x, y: {"x": x}, "without a name"),
        (lambda x, y: {"x": x, "y = z·x": y}, "y is made of x; its formula says 'z·x'"),
        (lambda x, y: {"x": x, "y": y}, "y is made of x; its formula says ''"),
        (lambda x, y: {"x = 3·y": x, "y = x·x": y}, "x is made of nothing: it is a leaf"),
    ],
)
def test_a_name_that_does_not_fit_is_refused(names, said):
    x = Value(3.0)
    y = x * x
    with pytest.raises(ValueError, match=said):
        Graph.of(y, names(x, y))


@pytest.mark.parametrize(
    ("number", "text"), [(0.70711, "0.707"), (-6.0, "−6"), (-0.0, "0"), (12.25, "12.2"), (1.2e-5, "1.2e−05")]
)
def test_a_number_is_written_short(number, text):
    assert written(number) == text
