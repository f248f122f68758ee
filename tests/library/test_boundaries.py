"""Do the points, maps and weights of Day 4 say what was computed?"""

import itertools

import pytest
import torch
from lxml import etree

from tendays import plots, plots_boundaries
from tendays.networks import TanhMLP
from tendays.planar import CORNERS, GATES, gate, island
from tendays.widgets.boundary import Scene, layers_of, neuron_map, training_map

NETWORK = TanhMLP(2, [3, 1], torch.Generator().manual_seed(0))


def says(points):
    with torch.no_grad():
        return NETWORK(torch.as_tensor(points, dtype=torch.float64)).numpy()


FIGURES = {
    "boundaries": lambda: plots_boundaries.boundaries({"a": [says], "b": [says, says]}, *island(), columns=2),
    "two_views": lambda: plots_boundaries.two_views(*gate("XOR")[:1], CORNERS, GATES["XOR"], says, says),
}


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_reaches_the_page_whole_small_and_in_its_colours(draw):
    html = plots.show(draw(), alt="What is to be seen", caption="What to notice")._repr_html_()
    assert etree.fromstring(html)[0].get("aria-label") == "What is to be seen"
    assert "var(--td-" in html
    assert len(html) < 60_000


@pytest.mark.parametrize(
    ("name", "truth"),
    [("OR", lambda a, b: a or b), ("AND", lambda a, b: a and b), ("XOR", lambda a, b: a != b)],
)
def test_a_gate_answers_as_its_name_says(name, truth):
    xs, ys = gate(name)
    assert [y > 0 for y in ys.tolist()] == [
        truth(a, b) for a, b in itertools.product([False, True], repeat=2)
    ]
    assert xs.shape == (4, 2)


def test_an_unknown_gate_is_named():
    with pytest.raises(ValueError, match="'NAND'; choose from OR, AND, XOR"):
        gate("NAND")


@pytest.mark.parametrize("seed", range(20))
def test_the_sea_lies_around_the_island(seed):
    xs, ys = island(200, seed)
    distance = xs.norm(dim=1)
    assert (ys[:100] == 1).all()
    assert (ys[100:] == -1).all()
    assert distance[:100].max() <= 0.8
    assert distance[100:].min() >= 1.3
    assert distance.max() <= 2
    assert torch.equal(island(200, seed)[0], xs)


@pytest.mark.parametrize("n", [0, 7, -2])
def test_an_island_of_an_odd_number_of_points_is_refused(n):
    with pytest.raises(ValueError, match=f"even number of points.*got {n}"):
        island(n)


def test_the_weights_on_the_page_are_those_of_the_network():
    xs, _ = island()
    hidden = xs
    for layer in layers_of(NETWORK, digits=12):
        rows = torch.tensor(layer, dtype=torch.float64)
        hidden = torch.tanh(hidden @ rows[:, :-1].T + rows[:, -1])
    assert torch.allclose(hidden[:, 0], NETWORK(xs), atol=1e-10)


def test_points_and_classes_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"shapes \(4, 2\) and \(3,\)"):
        Scene("a", CORNERS, [1, 1, 1]).packed()


def test_a_scene_without_a_network_for_every_moment_is_refused():
    with pytest.raises(ValueError, match="'3' needs a network for each of 2 moments, got 1"):
        training_map([Scene("3", *island(), [layers_of(NETWORK)])], ["0", "1"])


def test_sliders_choice_and_figure_start_alike():
    choice, sliders, figure = neuron_map(
        [Scene(name, *gate(name)) for name in GATES], w1=1.0, w2=-0.5, b=0.3
    ).children
    assert [slider.value for slider in sliders.children] == [figure.w1, figure.w2, figure.b] == [1, -0.5, 0.3]
    assert choice.options == ("OR", "AND", "XOR")
    assert figure.scenes[2]["points"] == [[-1, -1, -1], [-1, 1, 1], [1, -1, 1], [1, 1, -1]]
