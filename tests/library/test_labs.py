"""Is the bench of the labs plain training, and do the blank labs ask the same and give nothing away?"""

import math
import re
from pathlib import Path

import jupytext
import pytest
import torch

from tendays.labs import Log, parts, run, starts
from tendays.language_model import sgd_step
from tendays.plots_labs import lines

PAGES = Path(__file__).parents[2] / "book" / "dynamics"


def page(name):
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def questions(name):
    """Each lab's title and its question."""
    return re.findall(r"^## (Lab \d: .*)\n\n\*\*The question\.\*\* (.*)$", page(name), re.MULTILINE)


def test_networks_side_by_side_are_what_each_would_be_alone():
    """Start 1 of three, its batches replayed through the step of Day 8."""
    X, Y = parts()[0]
    models = starts(3, seed=4, hidden=6)
    alone = {name: p[1].detach().clone().requires_grad_() for name, p in models.items()}
    log = run(models, [(X, Y)], torch.tensor([0.5, 0.2, 0.1]), 7, batch_size=5, seed=8)
    generator = torch.Generator().manual_seed(8)
    for _ in range(7):
        drawn = torch.randint(len(Y), (3, 5), generator=generator)[1]
        sgd_step(alone, X[drawn], Y[drawn], 0.2)
    assert all(torch.allclose(models[name][1], p, atol=1e-6) for name, p in alone.items())
    assert log.norms.shape == (7, 3)


def test_the_norm_is_that_of_the_whole_gradient():
    X, Y = parts()[0]
    models = starts(1, seed=4)
    before = {name: p.detach().clone() for name, p in models.items()}
    log = run(models, [(X, Y)], 0.5, 1)
    moved = math.sqrt(sum((models[name] - p).square().sum().item() for name, p in before.items()))
    assert log.norms.item() == pytest.approx(moved / 0.5, rel=1e-4)


@pytest.mark.parametrize(
    ("init", "first", "last"),
    [("xavier", (2 / 130) ** 0.5, (2 / 127) ** 0.5), ("normal", 1, 1), ("normal first", 1, (2 / 127) ** 0.5)],
)
def test_weights_have_the_variance_that_their_rule_gives(init, first, last):
    models = starts(20, seed=1, init=init)
    assert models["W1"].std().item() == pytest.approx(first, rel=0.02)
    assert models["W2"].std().item() == pytest.approx(last, rel=0.02)
    assert not models["b1"].any()
    assert not models["b2"].any()


def test_an_unknown_initialization_is_named():
    with pytest.raises(ValueError, match="'he'; choose from xavier"):
        starts(1, seed=1, init="he")


def test_an_arrival_is_the_first_look_at_the_target_or_below():
    dev = torch.tensor([[3.0, 2.4, 3.0], [2.4, 2.5, 3.0], [2.3, 2.5, 2.9]])
    none = torch.empty(0, 3)
    assert Log([0, 10, 20], none, dev, none, none).arrivals(2.4) == [10, 0, None]


def test_fewer_names_are_some_of_the_train_names_and_leave_dev_alone():
    (some, _), dev, _ = parts(50, seed=2)
    (other, _), _, _ = parts(50, seed=3)
    (every, _), same, _ = parts()
    assert 200 < len(some) < 600 < len(every)
    assert some.tolist() != other.tolist()
    assert torch.equal(dev[0], same[0])


def test_a_figure_takes_log_axes_and_a_level():
    fig = lines({"a": ([1, 10], [1, 2]), "b": ([1, 10], [2, 1])}, "x", "y", log="xy", level=1.5)
    ax = fig.axes[0]
    assert (ax.get_xscale(), ax.get_yscale(), len(ax.lines)) == ("log", "log", 3)


def test_the_blank_labs_ask_the_same_five_questions_and_answer_none():
    assert len(questions("labs")) == 5
    assert questions("labs_blank") == questions("labs")
    blank = page("labs_blank")
    assert blank.count("**My guess,**") == blank.count("**My answer,**") == blank.count("# Your figure.") == 5
    assert "results" not in blank
    assert "{glue" not in blank


def test_the_blank_labs_run_as_they_stand_and_need_nothing_but_the_library():
    """A downloaded notebook has no page around it: its cells alone, in order, must run."""
    cells = [cell.source for cell in jupytext.read(PAGES / "labs_blank.md").cells if cell.cell_type == "code"]
    shared: dict[str, object] = {}
    for source in cells:
        exec(compile(source, "labs_blank.md", "exec"), shared)
    assert "# Your code" not in cells[0]
    assert sum("# Your code" in source for source in cells) == 5


def test_the_page_links_to_the_notebook_that_the_build_writes():
    assert '"../notebooks/dynamics/labs_blank.ipynb" download' in page("labs_blank")
    assert "(labs_blank.md)" in page("labs")
