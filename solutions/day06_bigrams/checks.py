"""Hidden checks of the bigram model: its table, its probabilities, its score, and what it says."""

from itertools import pairwise

import torch

from autograder.checks import Case, Check, Draw

from .judges import CHARS, judge_distribution, judge_generator

WITHHOLDS = tuple(
    f"tendays.bigrams.{name}" for name in ("bigrams", "bigram_counts", "bigram_probs", "bigram_nll", "sample")
)

RULES = "This notebook, “The rules”"
WORDS_DRAWN = 600


def _cut(text: str, draw: Draw) -> list[str]:
    """`text` cut into words of one to five letters."""
    words = []
    while text:
        size = draw.integer(1, 5)
        words.append(text[:size])
        text = text[size:]
    return words


def _alphabet_words(draw: Draw) -> list[str]:
    """Words in which each letter of the alphabet stands once, so that no bigram comes twice."""
    letters = list(CHARS[1:])
    draw.random.shuffle(letters)
    return _cut("".join(letters), draw)


def _any_words(draw: Draw, letters: int) -> list[str]:
    """Words of unequal length from all letters, `letters` letters in all, the first a long one."""
    text = "".join(draw.random.choices(CHARS[1:], k=letters))
    return [text[:9], *_cut(text[9:], draw)]


def _probs(draw: Draw) -> torch.Tensor:
    """Any table whose rows sum to 1, nothing like its own transpose."""
    return draw.normal(27, 27).softmax(1)


def counts_letters(draw: Draw) -> list[Case]:
    """Pairs of two letters, none of them twice."""
    return [
        Case("one word, “zebra”", "letter_counts", {"words": ["zebra"]}),
        Case(
            "words with every letter of the alphabet once", "letter_counts", {"words": _alphabet_words(draw)}
        ),
    ]


def counts_ends(draw: Draw) -> list[Case]:
    """The row and the column of '.'."""
    return [
        Case("one word, “zebra”", "end_counts", {"words": ["zebra"]}),
        Case("words of a single letter", "end_counts", {"words": ["q", "e"]}),
        Case("words with every letter of the alphabet once", "end_counts", {"words": _alphabet_words(draw)}),
    ]


def counts_repeats(draw: Draw) -> list[Case]:
    """Pairs that come again, in a word, in other words, and in the same word given twice."""
    few = ["".join(draw.random.choices("abc", k=draw.integer(2, 9))) for _ in range(20)]
    return [
        Case("“banana”, where pairs come again", "letter_counts", {"words": ["banana"]}),
        Case("the same word three times", "letter_counts", {"words": ["kim", "kim", "kim"]}),
        Case("twenty words of three letters", "letter_counts", {"words": few}),
    ]


def probs_rows(draw: Draw) -> list[Case]:
    """No smoothing, every row with counts; the table is no count of words, so rows and columns differ."""
    counts = torch.randint(0, 60, (27, 27), generator=draw.generator)
    counts[:, draw.integer(0, 26)] += 1
    return [Case("drawn counts, smoothing 0", "probs", {"counts": counts, "smoothing": 0})]


def probs_smoothed(draw: Draw) -> list[Case]:
    """Smoothing by 1, by less and by more, with many empty cells and one empty row."""
    counts = torch.randint(0, 9, (27, 27), generator=draw.generator)
    counts *= torch.randint(0, 2, (27, 27), generator=draw.generator)
    counts[draw.integer(1, 26)] = 0
    return [
        Case(f"smoothing {smoothing:g}", "probs", {"counts": counts, "smoothing": smoothing})
        for smoothing in (1, round(draw.uniform(0.2, 0.8), 3), draw.integer(3, 12))
    ]


def leaves_input(draw: Draw) -> list[Case]:
    """The table of counts after the call; smoothing is whole, so that adding it in place would work."""
    counts = torch.randint(1, 60, (27, 27), generator=draw.generator)
    return [
        Case("the counts after smoothing 2", "counts_after", {"counts": counts, "smoothing": 2}),
        Case("the counts after smoothing 0", "counts_after", {"counts": counts, "smoothing": 0}),
    ]


def nll_mean(draw: Draw) -> list[Case]:
    """Few words, of unequal length."""
    return [
        Case("a single letter", "nll", {"words": ["x"], "probs": _probs(draw)}),
        Case("one word, “zebra”", "nll", {"words": ["zebra"], "probs": _probs(draw)}),
        Case("drawn words", "nll", {"words": _any_words(draw, 30), "probs": _probs(draw)}),
    ]


def nll_unseen(draw: Draw) -> list[Case]:
    """One pair of letters that the table holds for impossible."""
    probs = _probs(draw)
    probs[8, 10] = 0
    probs /= probs.sum(1, keepdim=True)
    return [Case("a pair of probability 0", "nll", {"words": ["abhjo", "cad"], "probs": probs})]


def nll_long(draw: Draw) -> list[Case]:
    """So many pairs that the product of their probabilities is below every float."""
    return [Case("three thousand letters", "nll", {"words": _any_words(draw, 3000), "probs": _probs(draw)})]


def sample_follows(draw: Draw) -> list[Case]:
    """Tables that leave no choice: a single way through all letters, so that wrong starts end too."""
    words = ["".join(draw.random.sample(CHARS[1:], 26)) for _ in range(2)]
    return [
        Case(f"a table that can only say {word!r}", "sampled", {"probs": _only(word), "n": 2})
        for word in words
    ]


def _only(word: str) -> torch.Tensor:
    """The table from which only `word`, which has each letter once, can be drawn."""
    probs = torch.zeros(27, 27, dtype=torch.float64)
    for first, second in pairwise(f".{word}."):
        probs[CHARS.index(first), CHARS.index(second)] = 1
    return probs


def _lively(draw: Draw) -> torch.Tensor:
    """A table that mostly uses five letters.

    '.' follows itself with 0.22 to 0.28 and any other letter with 0.3 to 0.36, where it is the likeliest. One
    letter begins half of the words and hardly ever comes later.
    """
    probs = torch.full((27, 27), 0.002, dtype=torch.float64)
    used = draw.random.sample(range(1, 27), 5)  # the first of them begins words
    for row in range(27):
        weights = torch.tensor([draw.uniform(0.5, 2) for _ in used], dtype=torch.float64)
        weights[0] = 8 if row == 0 else 0.1
        dot = draw.uniform(0.22, 0.28) if row == 0 else draw.uniform(0.3, 0.36)
        probs[row, used] = weights / weights.sum() * (1 - dot - 21 * 0.002)
        probs[row, 0] = dot
    return probs


def _flat(draw: Draw) -> torch.Tensor:
    """A table in which all letters are nearly alike; the likeliest word has one letter and a chance below 0.01."""
    probs = (0.2 * draw.normal(27, 27)).softmax(1)
    first = draw.integer(1, 26)
    probs[0, first] = probs[first, 0] = 0.1
    return probs / probs.sum(1, keepdim=True)


def sample_distribution(draw: Draw) -> list[Case]:
    """Many words from one table, and a few from one that says the same word twice hardly ever."""
    many = {"probs": _lively(draw), "n": WORDS_DRAWN, "seed": draw.integer(0, 10**9)}
    few = {"probs": _flat(draw), "n": 20, "seed": draw.integer(0, 10**9)}
    return [
        Case(f"{WORDS_DRAWN} words from one table", "sampled", many),
        Case("20 words from a table of nearly equal letters", "sampled", few),
    ]


def sample_generator(draw: Draw) -> list[Case]:
    """The same words again, from the same state of a generator, and others from another."""
    probs = _flat(draw)
    seed = draw.integer(0, 10**9)
    return [Case("words from two generators of one seed", "sampled_twice", {"probs": probs, "seed": seed})]


CHECKS = [
    Check("counts_letters", "Pairs of letters", RULES, counts_letters),
    Check("counts_ends", "Beginnings and ends of words", RULES, counts_ends),
    Check("counts_repeats", "Pairs that come more than once", RULES, counts_repeats),
    Check("probs_rows", "Each row is a distribution", RULES, probs_rows),
    Check("probs_smoothed", "Smoothing", RULES, probs_smoothed),
    Check("leaves_input", "The caller's counts are left alone", RULES, leaves_input),
    Check("nll_mean", "Mean negative log-likelihood in nats", RULES, nll_mean),
    Check("nll_unseen", "The impossible costs infinitely much", RULES, nll_unseen),
    Check("nll_long", "Thousands of letters", RULES, nll_long),
    Check("sample_follows", "From '.' to '.', row by row", RULES, sample_follows),
    Check(
        "sample_distribution",
        "Words as often as the table says",
        RULES,
        sample_distribution,
        judge_distribution,
    ),
    Check("sample_generator", "The generator decides", RULES, sample_generator, judge_generator),
]
