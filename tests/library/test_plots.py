"""Does a figure reach the page small, with its words, in the page's colours, and the same every time?"""

import re

import pytest
import torch
from lxml import etree

from tendays import Value, diagrams, plots, plots_graphs
from tendays.graphs import Graph
from tendays.tables import table

LOSSES = (
    torch.linspace(5, 0.01, 21, dtype=torch.float64)
    * torch.linspace(0.5, 1.5, 6, dtype=torch.float64)[:, None]
)


def product_of_a_sum():
    x, y = Value(1.0), Value(2.0)
    a = x + y
    r = a * y
    return Graph.of(r, {"x": x, "y": y, "a = x + y": a, "r = a·y": r})


FIGURES = {
    "loss_curves": lambda: plots.loss_curves({"a": LOSSES[0], "b": LOSSES[1]}, threshold=0.01),
    "descent_band": lambda: plots.descent_band(LOSSES, threshold=0.01),
    "verdicts_by_rate": lambda: plots.verdicts_by_rate([0.01, 0.1], LOSSES.reshape(2, 3, 21)),
    "share_below": lambda: plots.share_below([0.01, 0.1], LOSSES.reshape(2, 3, 21), 1.0, [5, 20]),
    "predictions": lambda: plots.predictions({"before": [0.1, 0.2], "after": [0.9, -0.8]}, [1, -1]),
    "tanh_working_points": lambda: plots.tanh_working_points({"start": [0.1], "stuck": [30.0]}),
    "training_loop": diagrams.training_loop,
    "expression": lambda: plots_graphs.expression(product_of_a_sum(), grads=True),
    "slopes_by_depth": lambda: plots_graphs.slopes_by_depth({"small": LOSSES, "large": 3 * LOSSES}),
}
each_figure = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)


def html(draw, alt="What is to be seen", caption="What to notice"):
    return plots.show(draw(), alt=alt, caption=caption)._repr_html_()


@each_figure
def test_the_svg_is_well_formed_scales_and_says_its_alt(draw):
    figure = etree.fromstring(html(draw, alt='5 < 6 & "so on"', caption="a < b & c"))
    svg = figure[0]
    assert (svg.get("role"), svg.get("aria-label")) == ("img", '5 < 6 & "so on"')
    assert svg.get("viewBox")
    assert svg.get("width") is None
    assert "width:100%" in svg.get("style")
    assert figure[1].text == "a < b & c"


@each_figure
def test_the_same_figure_is_the_same_bytes(draw):
    assert html(draw) == html(draw)


@each_figure
def test_every_colour_follows_the_page(draw):
    svg = html(draw)
    bare = re.sub(r"var\(--td-[\w-]+, ?#[0-9a-f]{6}\)", "", svg)
    assert bare != svg
    assert not re.findall(r"#[0-9a-f]{6}\b|rgb\(", bare)
    assert "<style" not in svg


@each_figure
def test_a_figure_is_small_and_its_text_is_text(draw):
    svg = html(draw)
    assert len(svg) < 25_000
    assert "<text" in svg
    assert "font-family" not in re.sub(r"font-family:inherit", "", svg)


def test_ids_are_used_resolve_and_belong_to_one_figure():
    pages = [html(draw) for draw in FIGURES.values()]
    ids = [set(re.findall(r'\bid="([^"]+)"', page)) for page in pages]
    for page, own in zip(pages, ids, strict=True):
        assert own == set(re.findall(r'(?:url\(|href=")#([^)"]+)', page))
    assert sum(map(len, ids)) == len(set().union(*ids))


@pytest.mark.parametrize("words", [{"alt": "", "caption": "x"}, {"alt": "x", "caption": "  "}])
def test_a_figure_without_words_is_refused(words):
    with pytest.raises(ValueError, match="is empty; say what is to be seen"):
        plots.show(diagrams.training_loop(), **words)


def test_drawing_leaves_the_readers_matplotlib_settings_alone():
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    html(FIGURES["descent_band"])
    assert dict(mpl.rcParams) == before


def test_a_table_keeps_its_columns():
    assert table(["rate", "loss"], [[0.1, "a|b"]]).data == "| rate | loss |\n| --- | ---: |\n| 0.1 | a\\|b |"
    with pytest.raises(ValueError, match="2 columns, got a row of 1"):
        table(["rate", "loss"], [[0.1]])
