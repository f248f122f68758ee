"""Hidden checks of splits and minibatches: sizes by matching, all that is random by its properties."""

import math
from collections import Counter
from collections.abc import Sequence

import torch

from autograder.checks import Case, Check, Draw, Finding, Observation, Plain

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


def _found_in_lists(case: Case, lists: Plain) -> Finding | None:
    """What is wrong with three lists that should be a partition of the words."""
    wanted = Counter(case.args["words"])
    got = Counter(word for part in lists for word in part)
    parts = [set(part) for part in lists]
    different = len(wanted) == len(case.args["words"])
    common = len((parts[0] & parts[1]) | (parts[0] & parts[2]) | (parts[1] & parts[2]))
    if different and common:
        return Finding(_overlap(parts), f"{common} words stand in more than one list")
    if not different and got == Counter(set(case.args["words"])):
        return Finding(
            "repeats_dropped", f"of {sum(wanted.values())} words {len(wanted)} were left, each once"
        )
    missing, added = (wanted - got).total(), (got - wanted).total()
    if missing:
        return Finding("last_words_lost", f"{missing} of {sum(wanted.values())} words stand in no list")
    return Finding("", f"{added} words stand in the lists too often") if added else None


def _overlap(parts: list[set[str]]) -> str:
    if parts[1] <= parts[2]:
        return "dev_in_test"
    if parts[1] <= parts[0] and parts[2] <= parts[0]:
        return "train_keeps_all"
    return "drawn_separately" if parts[0] & parts[2] else "cut_word_twice"


def judge_nothing_lost(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the three lists hold every word exactly as often as the caller's."""
    for case, observation in zip(cases, observations, strict=True):
        finding = _found_in_lists(case, observation.value)
        if finding:
            return finding
    return None


def judge_shuffled(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether each stretch of the list gives each part a share like the part's own size.

    With the seeds of one right answer independent of each other, the number of words from the first 50 places
    that land in the first part, over 40 seeds, is a sum of 40 · 50 draws without replacement; by Hoeffding the
    share is off by more than 0.08 with a probability below 2·exp(-2 · 2000 · 0.08²) = 1.5e-11. The shares of the
    other places and parts are bounded alike: nine of them, 1.4e-10 in all.
    """
    places: list[list[list[int]]] = observations[0].value  # one split for each seed: places in each part
    if all(split[0] == list(range(len(split[0]))) for split in places):
        return Finding("never_shuffled", "the first list held the first words of yours, in their order")
    for start in (0, 75, 150):
        for part in range(3):
            size = sum(len(split[part]) for split in places) / (200 * len(places))
            hits = sum(start <= place < start + 50 for split in places for place in split[part])
            share = hits / (50 * len(places))
            if abs(share - size) > 0.08:
                fixed = share in (0.0, 1.0)
                seen = f"of the words {start + 1} to {start + 50} of the list, {share:.0%} came into list {part + 1}"
                return Finding("shuffled_after_cutting" if fixed else "", seen)
    return None


def judge_seeded(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the seed decides; two seeds give a right answer the same lists once in 80! / (48! 16! 16!)."""
    seen = observations[0].value
    if not {word for part in seen["first"] for word in part} <= set(cases[0].args["words"]):
        return Finding("", "the three lists hold words that were not in yours")
    if seen["first"] != seen["again"]:
        return Finding("chance_without_seed", "the same seed gave other lists the second time")
    if seen["first"] == seen["other"]:
        return Finding("seed_ignored", "two different seeds gave the same lists")
    return None


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


def judge_pairs(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether each X of each batch stands beside its own Y."""
    for case, observation in zip(cases, observations, strict=True):
        own = {int(y): x.flatten().tolist() for x, y in zip(case.args["X"], case.args["Y"], strict=True)}
        known = list(own.values())
        if len(observation.value) != case.args["calls"] or not all(len(Y) for _, Y in observation.value):
            return Finding("", "a batch holds no example")
        for X, Y in observation.value:
            rows = list(zip(X.flatten(1).tolist(), Y.flatten().tolist(), strict=True))
            if any(y not in own for _, y in rows) or any(x not in known for x, _ in rows):
                return Finding("", "a batch holds an example that is not in the data")
            wrong = sum(x != own[y] for x, y in rows)
            if wrong:
                return Finding("unpaired", f"in one batch {wrong} of {len(rows)} X stand beside another's Y")
    return None


def judge_covers(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether all examples come alike, and not always as neighbours.

    Each of 12 examples is expected 100 times in 1,200 draws. With replacement its number is binomial, and off by
    more than 60 with a probability of 2.3e-9 (the exact tails); without replacement it varies less. For all 12:
    2.7e-8. All 300 batches are neighbours by chance with a probability below (9 · 24 / 12⁴)^300.
    """
    place = {int(y): i for i, y in enumerate(cases[0].args["Y"])}
    batches = [[place[int(y)] for y in Y.flatten()] for _, Y in observations[0].value]
    counts = Counter(i for batch in batches for i in batch)
    if all(batch == batches[0] for batch in batches):
        first = batches[0] == list(range(len(batches[0])))
        return Finding("first_examples" if first else "generator_reseeded", "all 300 batches were the same")
    for i, name in ((0, "first_never_drawn"), (11, "last_never_drawn")):
        if counts[i] == 0 and len(counts) == 11:
            return Finding(name, f"example {i} of 12 never came in 300 batches")
    if all(sorted(b)[-1] - sorted(b)[0] == 3 and len(set(b)) == 4 for b in batches):
        return Finding("neighbours", "every batch held four examples that stand side by side in the data")
    drawn = counts.total()
    strange = [i for i in range(12) if abs(counts[i] - drawn / 12) > 0.6 * drawn / 12]
    if strange:
        return Finding("", f"example {strange[0]} of 12 came {counts[strange[0]]} times in {drawn} draws")
    return None


def judge_draws_anew(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the generator decides; two batches of 8 of 1,000 are equal by chance below 1e-19."""
    seen = observations[0].value
    if not seen["same"]:
        return Finding("generator_ignored", "two generators of one seed gave different batches")
    if seen["repeats"]:
        first = seen["first"] == cases[0].args["Y"][:8].tolist()
        misconception = "first_examples" if first else "generator_reseeded"
        return Finding(misconception, "a second call with the same generator gave the same batch")
    if not seen["kept"]:
        return Finding("", "the global random state of torch, numpy or random was changed")
    return None


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
