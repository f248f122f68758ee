"""Are pairs, prices and softmax, as Days 6 and 7 build them in view, those of the library?"""

import ast
from collections import Counter
from itertools import product
from math import log
from pathlib import Path

import jupytext
import pytest
import torch

from tendays.bigrams import CHARS, bigram_counts, bigram_nll, bigram_probs
from tendays.losses import cross_entropy, cross_entropy_grad, softmax
from tendays.names import load_names

DAYS = Path(__file__).parents[2] / "book" / "days"


def functions(page, known):
    """The functions that a page defines in view, on top of the names in `known`."""
    for cell in jupytext.read(DAYS / f"{page}.md").cells:
        if cell.cell_type == "code" and not {"remove-cell", "live-only"} & set(cell.metadata.get("tags", [])):
            defined = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
            exec(compile(ast.Module(defined, []), page, "exec"), known)
    return known


day06 = functions("day06_bigrams", {"torch": torch, "CHARS": CHARS})
day07 = functions("day07_cross_entropy", {"torch": torch})


def test_the_pairs_of_the_page_are_the_counts_of_the_library():
    names = load_names()
    tally = Counter(pair for name in names for pair in day06["pairs"](name))
    counts = bigram_counts(names)
    assert [tally[a + b] for a, b in product(CHARS, CHARS)] == counts.flatten().tolist()


@pytest.mark.parametrize("name", ["ada", "xochitl", "q"])
def test_the_price_of_a_name_on_the_page_is_its_nll(name):
    probs = bigram_probs(bigram_counts(load_names()), 0.5)
    paid = [-log(p) for p in day06["steps"](name, probs)]
    assert sum(paid) / len(paid) == pytest.approx(bigram_nll([name], probs), rel=1e-12)


def test_the_score_from_counts_on_the_page_is_the_nll_of_the_names():
    names = load_names()
    probs = bigram_probs(bigram_counts(names[:4000]), 0.1)
    score = day06["score"](bigram_counts(names[4000:]), probs)
    assert score == pytest.approx(bigram_nll(names[4000:], probs), rel=1e-12)


def test_numbers_spread_over_the_line_give_each_letter_as_often_as_its_share():
    row = bigram_probs(bigram_counts(load_names()), 0)[1]
    letters = Counter(day06["next_letter"](row, (k + 0.5) / 20_000) for k in range(20_000))
    found = torch.tensor([letters[letter] / 20_000 for letter in CHARS], dtype=torch.float64)
    assert (found - row).abs().max() <= 1e-4


def test_softmax_by_the_formula_is_the_librarys_where_nothing_overflows():
    z = 5 * torch.randn(27, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    torch.testing.assert_close(day07["by_the_formula"](z), softmax(z))


def test_descending_on_counts_is_descending_on_pairs_with_the_librarys_gradient():
    first, second = torch.tensor([0, 1, 1, 2, 1, 0]), torch.tensor([1, 2, 2, 0, 0, 1])
    counts = torch.zeros(27, 27, dtype=torch.float64)
    counts.index_put_((first, second), torch.ones(6, dtype=torch.float64), accumulate=True)
    day07["share"] = counts / counts.sum()
    day07["row_share"] = day07["share"].sum(1, keepdim=True)
    W = torch.randn(27, 27, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    losses, end = day07["descend"](W[None], 0.7, 5)
    for step in range(5):
        assert losses[0, step].item() == pytest.approx(cross_entropy(W[first], second).item(), rel=1e-12)
        gradient = torch.zeros_like(W).index_add_(0, first, cross_entropy_grad(W[first], second))
        W = W - 0.7 * gradient
    torch.testing.assert_close(end[0], W)
