"""Hidden checks of the embedding MLP: its examples, and its logits for drawn parameters."""

import torch

from autograder.checks import Case, Check, Draw

WITHHOLDS = tuple(f"tendays.language_model.{name}" for name in ("build_dataset", "forward"))

EXAMPLES = "This notebook, “The examples”"
NETWORK = "This notebook, “The network”"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _word(draw: Draw, size: int) -> str:
    """A word of different letters, so that every window of it is another."""
    return "".join(draw.random.sample(LETTERS, size))


def _dataset(name: str, words: list[str], block_size: int) -> Case:
    return Case(name, "dataset", {"words": words, "block_size": block_size})


def one_word(draw: Draw) -> list[Case]:
    """Single words, longer than the context."""
    return [_dataset("“emma”, block_size=3", ["emma"], 3), _dataset("a drawn word", [_word(draw, 7)], 3)]


def several_words(draw: Draw) -> list[Case]:
    """Words one after the other, not sorted, one of them twice, some shorter than the context."""
    words = [_word(draw, draw.integer(1, 6)) for _ in range(6)]
    return [
        _dataset("“zoe” and “al”, block_size=3", ["zoe", "al"], 3),
        _dataset("six drawn words and the first once more", [*words, words[0]], 3),
    ]


def block_sizes(draw: Draw) -> list[Case]:
    """One letter of context, and more than the word has letters."""
    return [
        _dataset("block_size=1", [_word(draw, 5)], 1),
        _dataset("block_size=8, a word of five letters", [_word(draw, 5)], 8),
        _dataset("block_size=4, a word of four letters", [_word(draw, 4)], 4),
    ]


def integers(draw: Draw) -> list[Case]:
    """The kinds of numbers and the shapes."""
    words = [_word(draw, 5), _word(draw, 3)]
    return [Case("the dtypes and shapes of X and Y", "kinds", {"words": words, "block_size": 3})]


def _params(draw: Draw, emb: int, hidden: int, block_size: int) -> dict[str, torch.Tensor]:
    """Parameters that leave tanh neither linear nor saturated; no bias is near 0, and b1 has both signs."""
    signs = torch.tensor([1.0, -1.0]).repeat(hidden)[:hidden]
    return {
        "C": draw.normal(27, emb),
        "W1": draw.normal(block_size * emb, hidden) / (block_size * emb) ** 0.5,
        "b1": signs * (1 + 0.5 * draw.normal(hidden).abs()),
        "W2": draw.normal(hidden, 27),
        "b2": -0.5 - draw.normal(27).abs(),
    }


def _call(name: str, draw: Draw, emb: int, hidden: int, block_size: int, n: int) -> Case:
    X = torch.randint(0, 27, (n, block_size), generator=draw.generator)
    return Case(name, "logits", {"params": _params(draw, emb, hidden, block_size), "X": X})


def one_context(draw: Draw) -> list[Case]:
    """Context and embedding of one size each, where no order can be mistaken."""
    return [
        _call("one context of one letter", draw, 5, 7, 1, 1),
        _call("one context, one number for each letter", draw, 1, 6, 3, 1),
    ]


def logits(draw: Draw) -> list[Case]:
    """Batches for networks of several shapes."""
    return [
        _call("6 contexts of 3 letters, embedding 4, hidden 11", draw, 4, 11, 3, 6),
        _call("one context of 3 letters, embedding 2, hidden 5", draw, 2, 5, 3, 1),
        _call("9 contexts of 5 letters, embedding 3, hidden 8", draw, 3, 8, 5, 9),
    ]


def one_letter_contexts(draw: Draw) -> list[Case]:
    """Many contexts of one letter: the whole network, and no order of letters."""
    return [_call("8 contexts of one letter", draw, 6, 9, 1, 8)]


def trainable(draw: Draw) -> list[Case]:
    """What autograd finds for each parameter."""
    X = torch.randint(0, 27, (5, 3), generator=draw.generator)
    Y = torch.randint(0, 27, (5,), generator=draw.generator)
    args = {"params": _params(draw, 2, 4, 3), "X": X, "Y": Y}
    return [Case("the gradient of each parameter", "gradients", args)]


def leaves_params(draw: Draw) -> list[Case]:
    """The caller's parameters and contexts after two calls."""
    X = torch.randint(0, 27, (4, 3), generator=draw.generator)
    return [Case("after two calls", "params_after", {"params": _params(draw, 2, 4, 3), "X": X})]


CHECKS = [
    Check("one_word", "The examples of one word", EXAMPLES, one_word),
    Check("several_words", "Word after word", EXAMPLES, several_words),
    Check("block_sizes", "Contexts of any size", EXAMPLES, block_sizes),
    Check("integers", "Whole numbers, in the right shapes", EXAMPLES, integers),
    Check("one_context", "A single context", NETWORK, one_context),
    Check("one_letter_contexts", "Contexts of one letter", NETWORK, one_letter_contexts),
    Check("logits", "Batches of contexts", NETWORK, logits),
    Check("trainable", "A network that can be trained", NETWORK, trainable),
    Check("leaves_params", "The parameters are left alone", NETWORK, leaves_params),
]
