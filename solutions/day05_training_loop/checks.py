"""Hidden checks of the training loop: losses, weights and the comparison of rates are judged apart."""

from collections.abc import Sequence

import torch

from autograder.checks import Case, Check, Draw, Plain
from tendays.networks import TanhMLP
from tendays.training import train

WITHHOLDS = ("tendays.training.train", "tendays.training.train_many")

LOOP = "Day 5, “The loop”"
RATES = "This notebook, “Many rates from one start”"
SMALL = 0.02  # a rate at which the loss of every problem below falls


def _parameters(draw: Draw, n_in: int, sizes: Sequence[int]) -> list[torch.Tensor]:
    """Weights and biases, none of them 0."""
    shapes: list[tuple[int, ...]] = []
    for n_out in sizes:
        shapes += [(n_out, n_in), (n_out,)]
        n_in = n_out
    return [0.5 * draw.normal(*shape) for shape in shapes]


def _problem(draw: Draw, n_in: int = 3, sizes: Sequence[int] = (4, 3, 1)) -> dict[str, Plain]:
    """A small network, and five to eight examples whose errors are far from 0 and from 1."""
    n = draw.integer(5, 8)
    xs, ys = draw.normal(n, n_in), 1.5 * draw.normal(n)
    return {"parameters": _parameters(draw, n_in, sizes), "xs": xs, "ys": ys}


def _losses(problem: dict[str, Plain], lr: float, steps: int) -> list[float]:
    """What a right `train` records."""
    parameters, generator = problem["parameters"], torch.Generator().manual_seed(0)
    network = TanhMLP(parameters[0].shape[1], [p.shape[0] for p in parameters[::2]], generator)
    network.load_state_dict(dict(zip(network.state_dict(), parameters, strict=True)))
    return train(network, problem["xs"], problem["ys"], lr, steps)


def _falling(draw: Draw, steps: int, **shape: Plain) -> dict[str, Plain]:
    """A problem and a small rate at which the loss falls with every update."""
    while True:
        problem, lr = _problem(draw, **shape), draw.uniform(SMALL / 2, SMALL)
        losses = _losses(problem, lr, steps + 1)
        if all(later < 0.999 * earlier for earlier, later in zip(losses, losses[1:], strict=False)):
            return {**problem, "lr": lr, "steps": steps}


def _rising_at_the_end(draw: Draw, steps: int) -> tuple[dict[str, Plain], float]:
    """A problem and a rate at which the last loss is well above the lowest, and above none of them by chance."""
    while True:
        problem, lr = _problem(draw), draw.uniform(0.2, 0.8)
        losses = _losses(problem, lr, steps)
        if losses[-1] > 1.05 * min(losses) and abs(losses[-1] / losses[0] - 1) > 0.01:
            return problem, lr


def first_loss(draw: Draw) -> list[Case]:
    """The first entry of the list, for two shapes of network."""
    return [
        Case("the first loss of three", "first_loss", _falling(draw, 3)),
        Case("the first loss of a wide network", "first_loss", _falling(draw, 2, n_in=2, sizes=(9, 1))),
    ]


def first_update(draw: Draw) -> list[Case]:
    """One update of a model without gradients; and, after two, what has moved."""
    return [
        Case("the weights after one update", "weights", _falling(draw, 1)),
        Case("what has moved after two updates", "what_moved", _falling(draw, 2)),
    ]


def number_of_steps(draw: Draw) -> list[Case]:
    """The length of the list."""
    return [
        Case(f"how many losses for steps={steps}", "number_of_losses", _falling(draw, steps))
        for steps in (1, 4, draw.integer(6, 9))
    ]


def all_losses(draw: Draw) -> list[Case]:
    """The whole list; a rate of ordinary size and a small one."""
    ordinary, lr = _rising_at_the_end(draw, 6)
    return [
        Case("the losses of five updates", "losses", _falling(draw, 5)),
        Case("the losses at a larger rate", "losses", {**ordinary, "lr": lr, "steps": 6}),
    ]


def final_weights(draw: Draw) -> list[Case]:
    """All weights after several updates; and what has moved."""
    return [
        Case("the weights after five updates", "weights", _falling(draw, 5)),
        Case("the weights of a wide network", "weights", _falling(draw, 4, n_in=2, sizes=(9, 1))),
        Case("what has moved after four updates", "what_moved", _falling(draw, 4)),
    ]


def same_start(draw: Draw) -> list[Case]:
    """A single update for each rate: all final losses are that of the start. What `train` records tells faults apart."""
    lrs = [draw.uniform(0.01, 0.02), draw.uniform(0.2, 0.3), draw.uniform(0.05, 0.1)]
    problem = _problem(draw)
    alone = {**problem, "lr": lrs[0], "steps": 2}
    return [
        Case("one update for each of three rates", "final_losses", {**problem, "lrs": lrs, "steps": 1}),
        Case("the first loss that train records there", "first_loss", alone),
        Case("how many losses train records there", "number_of_losses", alone),
    ]


def final_losses(draw: Draw) -> list[Case]:
    """Several updates, with a rate at which the lowest loss is not the last. The same for `train` alone."""
    problem, lr = _rising_at_the_end(draw, 5)
    lrs = [lr, draw.uniform(0.005, 0.01), draw.uniform(0.02, 0.04)]
    return [
        Case("five updates for each of three rates", "final_losses", {**problem, "lrs": lrs, "steps": 5}),
        Case(
            "the losses that train records at the first of these rates",
            "losses",
            {**problem, "lr": lr, "steps": 5},
        ),
        Case(
            "four updates for a single rate", "final_losses", {**_problem(draw), "lrs": [SMALL], "steps": 4}
        ),
    ]


CHECKS = [
    Check("first_loss", "The first loss", "Day 5, “Four examples, forty-one numbers”", first_loss),
    Check("first_update", "The first update", "Day 5, “One nudge”", first_update),
    Check("number_of_steps", "As many updates as asked for", LOOP, number_of_steps),
    Check("all_losses", "All the losses", LOOP, all_losses),
    Check("final_weights", "The weights at the end", LOOP, final_weights),
    Check("same_start", "The same start for every rate", RATES, same_start),
    Check("final_losses", "The final loss for each rate", RATES, final_losses),
]
