"""Is the counting that Day 8 builds in view the library's?"""

from pathlib import Path

import jupytext
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tendays import ngrams
from tendays.language_model import build_dataset

PAGE = Path(__file__).parents[2] / "book" / "days" / "day08_language_model.md"
words = st.lists(st.text("abc", max_size=5), min_size=1, max_size=8)


def built_on_the_page():
    """The functions as a reader has them after the cell that builds them."""
    cells = [cell.source for cell in jupytext.read(PAGE).cells if "def ngram_nll" in cell.source]
    assert len(cells) == 1
    namespace = {"torch": torch}
    exec(cells[0], namespace)
    return namespace


@settings(max_examples=60, deadline=None)
@given(words, words, st.integers(1, 4), st.sampled_from([0.1, 1.0]))
def test_the_page_counts_as_the_library_does(train, other, block_size, smoothing):
    examples = build_dataset(train, block_size), build_dataset(other, block_size)
    page = built_on_the_page()["ngram_nll"](*examples, smoothing)
    assert torch.equal(page, ngrams.ngram_nll(*examples, smoothing))
