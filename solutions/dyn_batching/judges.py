"""How batches are judged: their form, their sizes, what is in them, and in which order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import torch

from autograder.checks import Case, Finding, Observation, Plain

SEEDS = 120  # generators of the check "shuffled"


def _form(batches: Plain) -> Finding | None:
    """What is wrong with the kind of what came back."""
    if not isinstance(batches, list):
        kind = getattr(batches, "kind", type(batches).__name__)
        named = "yields_batches" if kind in ("generator", "map", "iterator") else ""
        return Finding(named, f"what came back is of the kind {kind}, not a list")
    for batch in batches:
        if isinstance(batch, torch.Tensor):
            return Finding("tensor_batches", "a batch is a tensor, not a list")
        if not isinstance(batch, list):
            kind = getattr(batch, "kind", type(batch).__name__)
            return Finding("one_flat_list", f"a batch is of the kind {kind}, not a list")
    return None


def _sizes_finding(case: Case, batches: list[list[Plain]]) -> Finding | None:
    """What is wrong with the numbers of examples in the batches."""
    n, B = len(case.args["examples"]), case.args["batch_size"]
    full, rest = divmod(n, B)
    wanted = [B] * full + [rest] * (rest > 0)
    got = [len(batch) for batch in batches]
    if got == wanted:
        return None
    seen = f"{n} {'example' if n == 1 else 'examples'} in batches of {B} came in {_listed(got)}"
    forms = {
        "last_batch_dropped": [B] * full,
        "last_batch_filled_up": [B] * (full + (rest > 0)),
        "rest_joins_the_last": [B] * (full - 1) + [B + rest],
        "empty_batch_at_the_end": [*wanted, 0],
        "short_batch_first": wanted[::-1],
        "size_taken_for_count": [n // B + (i < n % B) for i in range(B)],
    }
    for name, lengths in forms.items():
        if got == lengths:
            return Finding(name, seen)
    even = len(got) == len(wanted) and max(got) - min(got) <= 1
    if sorted(got) == sorted(wanted):
        return Finding("batches_shuffled", seen)
    return Finding("evenly_split" if even else "", seen)


def _listed(numbers: list[int]) -> str:
    if not numbers:
        return "no batch at all"
    more = f", … {numbers[-1]}" if len(numbers) > 4 else ""
    return f"batches of {', '.join(map(str, numbers[:4]))}{more}"


def _key(example: Plain) -> str:
    """Two examples are one when their keys are equal; a tuple may have become a list."""
    if isinstance(example, torch.Tensor):
        return f"tensor {example.tolist()}"
    if isinstance(example, tuple | list):
        return f"[{', '.join(map(_key, example))}]"
    return repr(example)


def _content_finding(case: Case, batches: Sequence[Sequence[Plain]]) -> Finding | None:
    """What is wrong with which examples are in the batches."""
    wanted = Counter(map(_key, case.args["examples"]))
    got = Counter(_key(example) for batch in batches for example in batch)
    if got == wanted:
        return None
    if set(got) - set(wanted):
        return Finding("", "the batches hold something that was not in the list")
    if got == Counter(set(wanted)):
        return Finding("repeats_dropped", f"of {wanted.total()} examples {len(wanted)} were left, each once")
    missing, added = (wanted - got).total(), (got - wanted).total()
    seen = f"of {wanted.total()} examples {missing} were missing and {added} came once too often"
    B = case.args["batch_size"]
    if missing and not added and missing == wanted.total() % B:
        return Finding("last_batch_dropped", seen)
    if added and not missing:
        return Finding("last_batch_filled_up", seen)
    return Finding("drawn_with_replacement" if missing == added else "", seen)


def _first_finding(
    cases: Sequence[Case], observations: Sequence[Observation], *, exact: bool
) -> Finding | None:
    """The first thing wrong with the batches of each case; `exact`: their sizes and contents, both."""
    for case, observation in zip(cases, observations, strict=True):
        finding = _form(observation.value) or (exact and _sizes_finding(case, observation.value)) or None
        finding = finding or _content_finding(case, observation.value)
        if finding:
            return finding
    return None


def judge_sizes(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the batches are lists of the right lengths, of examples from the list."""
    for case, observation in zip(cases, observations, strict=True):
        finding = _form(observation.value) or _sizes_finding(case, observation.value)
        if finding:
            return finding
        known = set(map(_key, case.args["examples"]))
        if any(_key(example) not in known for batch in observation.value for example in batch):
            return Finding("", "the batches hold something that was not in the list")
    return None


def judge_contents(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether each example is in the batches as often as in the list."""
    return _first_finding(cases, observations, exact=False)


def judge_both(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether sizes and contents are right."""
    return _first_finding(cases, observations, exact=True)


def _orders(case: Case, results: Sequence[Plain]) -> list[list[int]] | Finding:
    """For each result the places in the caller's list, in the order of the batches; or what is wrong."""
    place = {_key(example): i for i, example in enumerate(case.args["examples"])}
    orders = []
    for batches in results:
        finding = _form(batches)
        if finding:
            return finding
        order = [place.get(_key(example), -1) for batch in batches for example in batch]
        if -1 in order or not order:
            return Finding("", "the batches hold something that was not in the list, or nothing")
        orders.append(order)
    return orders


def judge_shuffled(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether all orders are alike.

    With 20 examples and 120 generators, the number of a quarter of the examples that come in a quarter of the
    order is a sum of 600 draws without replacement inside each generator; by Hoeffding its share is off 1/4 by more than
    0.15 with a probability below 2·exp(-2 · 600 · 0.15²) = 3.8e-12, and there are 16 such shares. In a mixed order a
    neighbour follows its neighbour 0.95 times on the average; over 120 orders 4 is out of reach.
    """
    (case,), (observation,) = cases, observations
    if len(observation.value) != SEEDS:
        return Finding("", "not every call gave batches")
    orders = _orders(case, observation.value)
    if isinstance(orders, Finding):
        return orders
    if all(order == sorted(order) for order in orders):
        return Finding("never_shuffled", "the examples came in the order of your list, each time")
    if all(order == orders[0] for order in orders):
        return Finding("generator_reseeded", "120 generators with different seeds gave the same order")
    return _neighbours_finding(orders) or _shares_finding(orders)


def _neighbours_finding(orders: list[list[int]]) -> Finding | None:
    starts = range(0, 20, 4)
    if all(sorted(order[i : i + 4]) == list(range(i, i + 4)) for order in orders for i in starts):
        return Finding("shuffled_within_batches", "each batch held the same examples every time")
    followed = sum(b == a + 1 for order in orders for a, b in pairwise(order)) / len(orders)
    if followed > 4:
        seen = f"in {followed:.0f} of 19 places an example was followed by its neighbour in your list"
        return Finding("batches_shuffled", seen)
    return None


def _shares_finding(orders: list[list[int]]) -> Finding | None:
    for quarter in range(4):
        for first in range(0, 20, 5):
            drawn = [i for order in orders for i in order[first : first + 5]]
            share = sum(i // 5 == quarter for i in drawn) / max(len(drawn), 1)
            if abs(share - 0.25) > 0.15:
                seen = f"of the places {first + 1} to {first + 5}, {share:.0%} went to one quarter of the examples"
                return Finding("", seen)
    return None


def judge_generator(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the generator decides; two orders of 60 examples are equal by chance once in 60!."""
    (case,), (observation,) = cases, observations
    seen = observation.value
    orders = _orders(case, [seen[name] for name in ("first", "second", "again", "other")])
    if isinstance(orders, Finding):
        return orders
    first, second, again, other = orders
    if first == second == sorted(first):
        return Finding("never_shuffled", "two epochs had the order of your list")
    if first != again:
        return Finding("generator_ignored", "a generator of the same seed gave other batches")
    if first == second:
        name = "generator_reseeded" if first == other else "same_order_each_epoch"
        return Finding(name, "a second call with the same generator gave the same batches")
    if first == other:
        return Finding("", "a generator of another seed gave the same batches")
    if not seen["kept"]:
        return Finding("global_state_changed", "the global random state was changed")
    return None


def judge_leaves_examples(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the list is as it was, by a function that did something with it."""
    (case,), (observation,) = cases, observations
    before, after = case.args["examples"], observation.value["examples"]
    known = set(map(_key, before))
    batches = observation.value["batches"]
    if not batches or any(_key(example) not in known for batch in batches for example in batch):
        return Finding("", "the batches hold something that was not in the list, or nothing")
    if after == before:
        return None
    if not after:
        return Finding("caller_list_emptied", "your list had no examples left after the call")
    named = "caller_list_shuffled" if sorted(after) == sorted(before) else ""
    return Finding(named, "the list that was passed in was another after the call")
