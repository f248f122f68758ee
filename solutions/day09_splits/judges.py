"""How splits and minibatches are judged: by what must be true of them, whatever was drawn."""

from collections import Counter
from collections.abc import Sequence

from autograder.checks import Case, Finding, Observation, Plain


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
