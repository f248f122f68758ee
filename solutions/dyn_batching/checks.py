"""Hidden checks of batches: all of them judged by properties, on examples drawn for each grading."""

from itertools import pairwise

import torch

from autograder.checks import Case, Check, Draw, Plain

from .judges import (
    SEEDS,
    judge_both,
    judge_contents,
    judge_generator,
    judge_leaves_examples,
    judge_shuffled,
    judge_sizes,
)

WITHHOLDS = ()

RULES = "This notebook, “The rules”"


def _words(draw: Draw, n: int) -> list[str]:
    """`n` different words, in no order."""
    letters = [a + b + c for a in "bdfklmnprst" for b in "aeiou" for c in "bdfklmnprst"]
    return draw.random.sample(letters, n)


def _numbers(draw: Draw, n: int) -> list[int]:
    """`n` different numbers, in no order."""
    return draw.random.sample(range(1000), n)


def _case(name: str, draw: Draw, examples: Plain, batch_size: int, probe: str = "batches") -> Case:
    args = {"examples": examples, "batch_size": batch_size, "seed": draw.integer(0, 10**6)}
    return Case(name, probe, args)


def sizes(draw: Draw) -> list[Case]:
    """Numbers of examples that leave a rest of one, of more, and none."""
    batch_size = draw.integer(5, 9)
    rest = draw.integer(2, batch_size - 2)
    return [
        _case("10 examples in batches of 4", draw, _numbers(draw, 10), 4),
        _case("12 examples in batches of 4", draw, _numbers(draw, 12), 4),
        _case("41 examples in batches of 4", draw, _numbers(draw, 41), 4),
        _case("61 examples in batches of 6", draw, _numbers(draw, 61), 6),
        _case("a drawn number", draw, _numbers(draw, 12 * batch_size + rest), batch_size),
    ]


def every_example_once(draw: Draw) -> list[Case]:
    """Different words, and words that come again, with a rest and without."""
    few = _words(draw, 9)
    return [
        _case("44 words in batches of 6", draw, _words(draw, 44), 6),
        _case("42 words in batches of 6", draw, _words(draw, 42), 6),
        _case(
            "50 words that come again, in batches of 7", draw, [draw.random.choice(few) for _ in range(50)], 7
        ),
    ]


def edge_cases(draw: Draw) -> list[Case]:
    """No example, one, as many as a batch, fewer than a batch, and batches of one."""
    n = draw.integer(5, 9)
    return [
        _case("no examples", draw, [], 4),
        _case("one example in batches of 3", draw, _words(draw, 1), 3),
        _case("as many examples as a batch has", draw, _words(draw, n), n),
        _case("a batch_size beyond the number of examples", draw, _words(draw, n), 3 * n),
        _case("batches of one example", draw, _words(draw, n), 1),
    ]


def any_examples(draw: Draw) -> list[Case]:
    """Examples that have no hash, no order and no common kind."""
    words, numbers = _words(draw, 4), _numbers(draw, 6)
    mixed = [
        {"word": words[0], "count": numbers[0]},
        [numbers[1], [words[1]]],
        None,
        (words[2], numbers[2]),
        draw.uniform(0, 1),
        True,
        words[3],
        torch.tensor(numbers[3:5]),
        [],
        torch.tensor([[float(numbers[5])]]),
        {},
    ]
    contexts = [([a, b], a + b) for a, b in pairwise(_numbers(draw, 15))]
    return [
        _case("examples of many kinds", draw, mixed, 4),
        _case("pairs of a list and a number", draw, contexts, 5),
    ]


def shuffled(draw: Draw) -> list[Case]:
    """The orders under many generators."""
    seeds = draw.random.sample(range(10**6), SEEDS)
    return [Case("20 examples, 120 generators", "many", _args(draw, 20, 4) | {"seeds": seeds})]


def _args(draw: Draw, n: int, batch_size: int) -> dict[str, Plain]:
    return {"examples": _numbers(draw, n), "batch_size": batch_size}


def generator(draw: Draw) -> list[Case]:
    """Two passes with one generator, and the first again."""
    return [_case("two epochs with one generator", draw, _numbers(draw, 60), 2, probe="epochs")]


def leaves_examples(draw: Draw) -> list[Case]:
    """The list after the call."""
    return [_case("the list after the call", draw, _numbers(draw, 50), 7, probe="list_after")]


CHECKS = [
    Check("sizes", "Batches of the right sizes", RULES, sizes, judge_sizes),
    Check("every_example_once", "Every example once", RULES, every_example_once, judge_contents),
    Check("edge_cases", "Few examples, large batches", RULES, edge_cases, judge_both),
    Check("any_examples", "Anything can be an example", RULES, any_examples, judge_contents),
    Check("shuffled", "Every order is as likely", RULES, shuffled, judge_shuffled),
    Check("generator", "The generator decides, and draws anew", RULES, generator, judge_generator),
    Check(
        "leaves_examples", "The caller's list is left alone", RULES, leaves_examples, judge_leaves_examples
    ),
]
