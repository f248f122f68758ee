"""Hidden checks of splits and minibatches: sizes by matching, all that is random by its properties."""

import math
from collections.abc import Sequence

import torch

from autograder.checks import Case, Check, Draw, Plain

from .judges import (
    judge_covers,
    judge_draws_anew,
    judge_nothing_lost,
    judge_pairs,
    judge_seeded,
    judge_shuffled,
)

WITHHOLDS = ("tendays.splits.split_words", "tendays.splits.minibatch")

SPLIT = "This notebook, “The split”"
BATCH = "This notebook, “The minibatch”"


def _words(draw: Draw, n: int) -> list[str]:
    """`n` different words, in no order."""
    letters = [
        chr(97 + i) + chr(97 + j) + chr(97 + k) for i in range(26) for j in range(26) for k in range(3)
    ]
    return draw.random.sample(letters, n)


def _is_clear(n: int, fractions: Sequence[float]) -> bool:
    """Whether both cuts are at least 0.1 from any half, and every part has a word."""
    cuts = (n * fractions[0], n * (fractions[0] + fractions[1]))
    first, second = (round(cut) for cut in cuts)
    return all(abs(cut % 1 - 0.5) >= 0.1 for cut in cuts) and 0 < first < second < n


def _drawn_fractions(draw: Draw, n: int) -> tuple[float, float, float]:
    """Fractions in hundredths that leave no doubt about the rounding of n words."""
    while True:
        train = draw.integer(55, 80)
        dev = draw.integer(5, 95 - train)
        fractions = (train / 100, dev / 100, (100 - train - dev) / 100)
        if _is_clear(n, fractions):
            return fractions


def _split(name: str, probe: str, draw: Draw, n: int, fractions: Sequence[float], **args: Plain) -> Case:
    words = args.pop("words", None) or _words(draw, n)
    seed = draw.integer(0, 10**6)
    return Case(name, probe, {"words": words, "fractions": tuple(fractions), "seed": seed, **args})


def sizes(draw: Draw) -> list[Case]:
    """Lengths of the three lists, where cutting off, rounding up and rounding each part by itself differ."""
    n = draw.integer(90, 150)
    return [
        _split("100 words, 0.8, 0.1 and 0.1", "sizes", draw, 100, (0.8, 0.1, 0.1)),
        _split("12 words, 0.8, 0.1 and 0.1", "sizes", draw, 12, (0.8, 0.1, 0.1)),  # cuts at 9.6 and 10.8
        _split("11 words, 0.6, 0.2 and 0.2", "sizes", draw, 11, (0.6, 0.2, 0.2)),  # cuts at 6.6 and 8.8
        _split("17 words, 0.7, 0.2 and 0.1", "sizes", draw, 17, (0.7, 0.2, 0.1)),  # cuts at 11.9 and 15.3
        _split("24 words, 0.6, 0.1 and 0.3", "sizes", draw, 24, (0.6, 0.1, 0.3)),  # cuts at 14.4 and 16.8
        _split("drawn fractions", "sizes", draw, n, _drawn_fractions(draw, n)),
    ]


def nothing_lost(draw: Draw) -> list[Case]:
    """The lists themselves: different words, and words that come again."""
    few = _words(draw, 12)
    repeated = [draw.random.choice(few) for _ in range(60)]
    n = draw.integer(90, 150)
    return [
        _split("different words", "lists", draw, n, _drawn_fractions(draw, n)),
        _split("words that come again", "lists", draw, 60, (0.7, 0.2, 0.1), words=repeated),
    ]


def shuffled(draw: Draw) -> list[Case]:
    """Where the first and the last words of the list end up, over many seeds."""
    args = {"n": 200, "fractions": (0.5, 0.25, 0.25), "seeds": [draw.integer(0, 10**6) for _ in range(40)]}
    return [Case("200 words, 40 seeds", "parts_of_places", args)]


def seeded(draw: Draw) -> list[Case]:
    """The same seed twice, between other seeds and other states of the global generators."""
    return [_split("one seed twice, and another", "seeds", draw, 80, (0.6, 0.2, 0.2))]


def leaves_list(draw: Draw) -> list[Case]:
    """The caller's list after the call."""
    return [_split("the list after the call", "words_after", draw, 50, (0.6, 0.2, 0.2))]


def leaves_global_state(draw: Draw) -> list[Case]:
    """The state of the global generators after the call, and whether it has a say."""
    return [_split("the global random state after the call", "global_state", draw, 50, (0.6, 0.2, 0.2))]


def _data(draw: Draw, n: int, shape: tuple[int, ...] = (3,)) -> dict[str, torch.Tensor]:
    """n different examples: Y holds a number of its own for each, in no order, X numbers made from it."""
    Y = torch.tensor(draw.random.sample(range(10 * n), n))
    X = Y.view(-1, *[1] * len(shape)) * 7 + torch.arange(math.prod(shape)).view(shape)
    return {"X": X, "Y": Y}


def _batches(
    name: str, draw: Draw, n: int, batch_size: int, calls: int, shape: tuple[int, ...] = (3,)
) -> Case:
    args = {"batch_size": batch_size, "calls": calls, "seed": draw.integer(0, 10**9)}
    return Case(name, "batches", {**_data(draw, n, shape), **args})


def batch_shapes(draw: Draw) -> list[Case]:
    """Shapes of batches, from contexts of other lengths and from examples of more dimensions."""
    size = draw.integer(3, 9)
    return [
        Case("batches of 5 from 40 contexts", "shapes", {**_data(draw, 40), "batch_size": 5, "seed": 1}),
        Case("one example", "shapes", {**_data(draw, 12), "batch_size": 1, "seed": 2}),
        Case("a drawn size", "shapes", {**_data(draw, 50, (4, 2)), "batch_size": size, "seed": 3}),
    ]


def pairs(draw: Draw) -> list[Case]:
    """Batches from data in which every X tells its Y."""
    return [_batches("10 batches of 6", draw, 30, 6, 10), _batches("5 batches of 32", draw, 64, 32, 5)]


def covers(draw: Draw) -> list[Case]:
    """So many batches from so few examples that none can be left out by chance."""
    return [_batches("300 batches of 4 from 12 examples", draw, 12, 4, 300)]


def draws_anew(draw: Draw) -> list[Case]:
    """Two generators of one seed, and several calls with one generator."""
    args = {**_data(draw, 1000), "batch_size": 8, "seed": draw.integer(0, 10**9)}
    return [Case("two generators of one seed", "twice", args)]


def batch_leaves(draw: Draw) -> list[Case]:
    """The data after the call."""
    args = {**_data(draw, 20), "batch_size": 7, "seed": draw.integer(0, 10**9)}
    return [Case("X and Y after the call", "data_after", args)]


CHECKS = [
    Check("sizes", "Three lists of the right lengths", SPLIT, sizes),
    Check("nothing_lost", "Every word in one list", SPLIT, nothing_lost, judge_nothing_lost),
    Check("shuffled", "Chance decides which list", SPLIT, shuffled, judge_shuffled),
    Check("seeded", "The seed decides", SPLIT, seeded, judge_seeded),
    Check("leaves_list", "The caller's list is left alone", SPLIT, leaves_list),
    Check("leaves_global_state", "The global random state is left alone", SPLIT, leaves_global_state),
    Check("batch_shapes", "Batches of the right shape", BATCH, batch_shapes),
    Check("pairs", "X and Y stay together", BATCH, pairs, judge_pairs),
    Check("covers", "Every example can be drawn", BATCH, covers, judge_covers),
    Check("draws_anew", "The generator decides, and draws anew", BATCH, draws_anew, judge_draws_anew),
    Check("batch_leaves", "The data are left alone", BATCH, batch_leaves),
]
