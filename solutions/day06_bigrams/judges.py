"""How drawn words are judged: whether they can come from the table, and if not, from which other one."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import torch

from autograder.checks import Case, Finding, Observation

CHARS = ".abcdefghijklmnopqrstuvwxyz"

# The letters after one letter are independent draws from its row. For any one row, one column and one number k
# of draws, Hoeffding bounds the chance that the observed share is off by more than t: 2·exp(-2·k·t²). With
# t = sqrt(16.8 / k) that is 2·exp(-33.6) = 5.1e-15; over 27 · 27 pairs and every k up to 20,000 it adds up to
# 7.5e-8: less than one right answer in ten million is refused.
BOUND = 16.8
assert math.isclose(2 * math.exp(-2 * BOUND) * 27 * 27 * 20_000, 7.5e-8, rel_tol=0.1)


def _fits(moves: torch.Tensor, probs: torch.Tensor) -> torch.Tensor:
    """For each letter: whether the moves (27, 27) away from it can be draws from its row of probs."""
    k = moves.sum(1, keepdim=True).clamp(min=1)
    return ((moves / k - probs).abs() <= (BOUND / k).sqrt()).all(1) | (moves.sum(1) == 0)


def _models(probs: torch.Tensor) -> dict[str, torch.Tensor]:
    """The table that each misconception draws from, in truth."""
    no_empty, anywhere = probs.clone(), probs.clone()
    no_empty[0, 0] = 0
    no_empty[0] /= no_empty[0].sum()
    anywhere[0] = torch.full((27,), 1 / 26, dtype=torch.float64)
    anywhere[0, 0] = 0
    return {
        "no_empty_names": no_empty,
        "starts_anywhere": anywhere,
        "reads_columns": (probs / probs.sum(0)).T,
        "never_moves_on": probs[:1].expand(27, 27),
        "ignores_the_table": torch.full((27, 27), 1 / 27, dtype=torch.float64),
        "softmax_of_probabilities": probs.softmax(1),
    }


def judge_distribution(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Names the misconception whose table explains the words best, when the right table does not."""
    words, probs = observations[0].value, cases[0].args["probs"]
    few, flat = observations[1].value, cases[1].args["probs"]
    spelled = _misspelled(words) or _misspelled(few)
    if spelled:
        return spelled
    if len(set(few)) == 1:  # by chance, for a right answer: below 0.1^19
        return Finding(_stuck_on(few[0], flat), f"all {len(few)} words were {few[0]!r}")
    moves = torch.zeros(27, 27, dtype=torch.float64)
    for (first, second), count in Counter(p for word in words for p in pairwise(f".{word}.")).items():
        moves[CHARS.index(first), CHARS.index(second)] = count
    fits = _fits(moves, probs)
    if fits.all():
        return None
    explained = {name: table for name, table in _models(probs).items() if _fits(moves, table).all()}
    best = max(explained, key=lambda name: float(torch.xlogy(moves, explained[name]).sum()), default="")
    return Finding(best, _seen(moves, probs, int(torch.nonzero(~fits)[0])))


def _misspelled(words: object) -> Finding | None:
    """What is wrong when the words are not strings of a–z."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return Finding("", "what came back was not a string")
    for word in words:
        if "." in word[:-1]:
            return Finding("goes_past_the_end", f"{word[:40]!r} goes on after a '.'")
        if word.endswith("."):
            return Finding("keeps_the_dot", f"{word[-40:]!r} ends with the '.' itself")
        if not set(word) <= set(CHARS):
            return Finding("", f"{word[:40]!r} holds something other than a–z")
    return None


def _stuck_on(word: str, probs: torch.Tensor) -> str:
    """The misconception that says one word again and again."""
    likeliest, index = "", 0
    for _ in range(27):
        index = int(probs[index].argmax())
        if index == 0:
            break
        likeliest += CHARS[index]
    return "takes_the_likeliest" if word == likeliest else "reseeds_the_generator"


def _seen(moves: torch.Tensor, probs: torch.Tensor, row: int) -> str:
    """The largest gap between what was drawn after one letter and what the table says."""
    share = moves[row] / moves[row].sum()
    column = int((share - probs[row]).abs().argmax())
    return (
        f"in {int(moves[row].sum())} draws after {CHARS[row]!r} came {CHARS[column]!r} with a share of "
        f"{share[column]:.2f}, and the table says {probs[row, column]:.2f}"
    )


def judge_generator(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the generator alone decides; a right answer never gives one word 30 times: below 0.1^29."""
    seen = observations[0].value
    first, again, other = (seen[name] for name in ("first", "again", "other"))
    if first != again:
        return Finding("ignores_the_generator", "two generators of one seed gave different words")
    if len(set(map(str, first))) == 1:
        misconception = _stuck_on(str(first[0]), cases[0].args["probs"])
        return Finding(misconception, f"one generator gave {first[0]!r} {len(first)} times in a row")
    if first == other:
        return Finding("", "generators of different seeds gave the same words")
    if not seen["global state kept"]:
        return Finding("", "the global random state of torch, numpy or random was changed")
    return None
