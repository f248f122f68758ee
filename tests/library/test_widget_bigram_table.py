"""Are the draws of the bigram table those of the counts, and does the figure start where it was told?"""

from itertools import pairwise

import torch

from tendays.bigrams import CHARS, bigram_counts, bigram_probs
from tendays.names import load_names
from tendays.widgets.bigram_table import bigram_table, draws


def made(names, seed=0):
    counts = bigram_counts(load_names())
    return counts, draws(counts, names, torch.Generator().manual_seed(seed))


def test_each_draw_goes_on_from_the_letter_before_and_a_name_ends_at_the_dot():
    _, walk = made(50)
    for before, after in pairwise(walk):
        if before.second == 0:
            assert (after.name, after.so_far, after.first) == (before.name + 1, "", 0)
        else:
            assert after.so_far == before.so_far + CHARS[before.second]
            assert (after.name, after.first) == (before.name, before.second)
    assert walk[-1].second == 0
    assert walk[-1].name == 50


def test_the_number_lies_on_the_stretch_of_the_letter_drawn():
    counts, walk = made(50)
    probs = bigram_probs(counts, 0)
    for draw in walk:
        left = probs[draw.first, : draw.second].sum()
        assert left <= draw.number < left + probs[draw.first, draw.second]


def test_letters_are_drawn_as_often_as_the_table_says():
    counts, walk = made(4000)
    begun = torch.bincount(torch.tensor([d.second for d in walk if d.first == 0]), minlength=27) / 4000
    assert (begun - bigram_probs(counts, 0)[0]).abs().max() < 0.03


def test_the_controls_and_the_figure_start_at_the_same_pair():
    counts, walk = made(2)
    (play, slider), (first, second, shade), figure = (
        getattr(child, "children", child) for child in bigram_table(counts, walk, start=1).children
    )
    assert play.value == slider.index == figure.index == 1
    assert (first.index, second.index) == (figure.first, figure.second) == walk[1][2:4]
    assert shade.index == figure.shade == 0
    assert sum(figure.counts) == counts.sum()
