"""Hidden checks of single and accumulated steps: weights and returned losses are judged apart."""

from collections.abc import Sequence

import torch

from autograder.checks import Case, Check, Draw, Plain

WITHHOLDS = ("tendays.training.train", "tendays.training.train_many")  # they zero the gradients, too

ZERO = "Day 5, “The line that is easily forgotten”"
STEP = "This notebook, “One step”"
BATCHES = "This notebook, “One step from several batches”"
CLEAN = "zeros"  # gradients of a model that has been used and cleaned: neither None nor stale


def _parameters(draw: Draw, n_in: int = 3, sizes: Sequence[int] = (4, 3, 1)) -> list[torch.Tensor]:
    """Weights and biases of a small network, none of them 0."""
    shapes: list[tuple[int, ...]] = []
    for n_out in sizes:
        shapes += [(n_out, n_in), (n_out,)]
        n_in = n_out
    return [0.6 * draw.normal(*shape) for shape in shapes]


def _examples(draw: Draw, n: int) -> list[torch.Tensor]:
    """Inputs (n, 3) and targets (n,) that no tanh network reaches, so that no gradient vanishes."""
    return [draw.normal(n, 3), 1.5 * draw.normal(n)]


def _stale(draw: Draw, parameters: Sequence[torch.Tensor]) -> list[torch.Tensor]:
    return [draw.normal(*parameter.shape) for parameter in parameters]


def _steps(draw: Draw, name: str, calls: int, gradients: Plain = CLEAN) -> Case:
    data = [_examples(draw, draw.integer(4, 8)) for _ in range(calls)]
    args = {"gradients": gradients, "data": data, "lr": draw.uniform(0.05, 0.3)}
    return Case(name, "weights_after_steps", {"parameters": _parameters(draw), **args})


def first_call(draw: Draw) -> list[Case]:
    """One step of a model without gradients."""
    return [_steps(draw, "the first step of a new model", 1, gradients=None)]


def later_calls(draw: Draw) -> list[Case]:
    """Steps in a row, from clean gradients."""
    return [_steps(draw, "three steps in a row", 3), _steps(draw, "four steps in a row", 4)]


def stale_gradients(draw: Draw) -> list[Case]:
    """Steps of a model that arrives with gradients."""
    cases = []
    for calls in (1, 2):
        parameters = _parameters(draw)
        case = _steps(draw, f"gradients left behind, then {calls} step{'s' * (calls > 1)}", calls)
        args = {**case.args, "parameters": parameters, "gradients": _stale(draw, parameters)}
        cases.append(Case(case.name, case.probe, args))
    return cases


def _loss(draw: Draw, name: str, lr: float, loss: str) -> Case:
    args = {"gradients": CLEAN, "data": _examples(draw, draw.integer(4, 8)), "lr": lr, "loss": loss}
    return Case(name, "loss_of_step", {"parameters": _parameters(draw), **args})


def returned_loss(draw: Draw) -> list[Case]:
    """The loss before an update that changes it."""
    return [_loss(draw, f"the loss returned at lr={lr}", lr, "squared") for lr in (0.1, 0.3)]


def loss_function(draw: Draw) -> list[Case]:
    """Other losses, at a rate so small that before and after are the same."""
    return [
        _loss(draw, "the mean absolute error, with a tiny lr", 1e-9, "absolute"),
        _loss(draw, "a loss that treats too low and too high differently, with a tiny lr", 1e-9, "lopsided"),
    ]


def _batches(draw: Draw, sizes: Sequence[int]) -> list[list[torch.Tensor]]:
    return [_examples(draw, n) for n in sizes]


def _accumulated(
    draw: Draw, name: str, sizes: Sequence[int], gradients: Plain = None, calls: int = 1
) -> Case:
    args = {
        "gradients": gradients,
        "batches": _batches(draw, sizes),
        "lr": draw.uniform(0.05, 0.3),
        "calls": calls,
    }
    return Case(name, "weights_after_batches", {"parameters": _parameters(draw), **args})


def accumulates(draw: Draw) -> list[Case]:
    """Batches of equal size, and a single one."""
    return [
        _accumulated(draw, "three batches of four", [4, 4, 4]),
        _accumulated(draw, "two batches of three", [3, 3]),
        _accumulated(draw, "a single batch", [5]),
    ]


def uneven_batches(draw: Draw) -> list[Case]:
    """Batches of different sizes, long ones first and last."""
    return [
        _accumulated(draw, "batches of 5, 1 and 3", [5, 1, 3]),
        _accumulated(draw, "a short batch and a long one", [draw.integer(1, 3), draw.integer(7, 9)]),
    ]


def accumulated_loss(draw: Draw) -> list[Case]:
    """The mean loss over all examples, before the update."""
    cases = []
    for sizes in ([4, 4, 4], [6, 1, 2], [draw.integer(1, 3), draw.integer(7, 9)]):
        args = {"gradients": CLEAN, "batches": _batches(draw, sizes), "lr": draw.uniform(0.1, 0.3)}
        name = "the loss of batches of " + ", ".join(map(str, sizes))
        cases.append(Case(name, "loss_of_batches", {"parameters": _parameters(draw), **args}))
    return cases


def accumulated_again(draw: Draw) -> list[Case]:
    """Stale gradients on arrival; and the same list of batches a second time."""
    parameters = _parameters(draw)
    first = _accumulated(draw, "two batches, with gradients left behind", [3, 3])
    stale = {**first.args, "parameters": parameters, "gradients": _stale(draw, parameters)}
    return [
        Case(first.name, first.probe, stale),
        _accumulated(draw, "two calls with the same batches", [4, 4], gradients=CLEAN, calls=2),
    ]


CHECKS = [
    Check("first_call", "The first step of a new model", STEP, first_call),
    Check("later_calls", "Later steps", ZERO, later_calls),
    Check("stale_gradients", "Stale gradients on arrival", ZERO, stale_gradients),
    Check("returned_loss", "The loss that is returned", STEP, returned_loss),
    Check("loss_function", "Any loss function", STEP, loss_function),
    Check("accumulates", "One step from batches of one size", BATCHES, accumulates),
    Check("uneven_batches", "One step from uneven batches", BATCHES, uneven_batches),
    Check("accumulated_loss", "The mean loss over all examples", BATCHES, accumulated_loss),
    Check("accumulated_again", "Accumulating again, and with stale gradients", BATCHES, accumulated_again),
]
