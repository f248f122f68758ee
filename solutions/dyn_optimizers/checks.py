"""Hidden checks of the two optimizers: where one step, a changed rate, eps or the decay tells them from others."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import torch

from autograder.checks import Case, Check, Draw, SourceCheck

WITHHOLDS = ("tendays.optimizers.sgd_momentum_step", "tendays.optimizers.adamw_step")

MOMENTUM = "This notebook, “Momentum”"
ADAMW = "This notebook, “AdamW”"
RULES = "This notebook, “The rules”"
SGD, ADAM = "sgd_momentum_step", "adamw_step"
_check = partial(Check, rtol=1e-6, atol=1e-6)


def _gradients(draw: Draw, steps: int, shape: Sequence[int], size: float) -> list[torch.Tensor]:
    """Gradients that keep some direction and are of very different size in different places."""
    sizes = size * torch.exp(_normal(draw, shape))
    drift = _normal(draw, shape)
    return [sizes * (drift + _normal(draw, shape)) for _ in range(steps)]


def _normal(draw: Draw, shape: Sequence[int]) -> torch.Tensor:
    """Standard normal numbers; () is a shape, too."""
    return draw.normal(math.prod(shape)).view(*shape) if shape else draw.normal(1)[0]


def _case(
    draw: Draw,
    name: str,
    task: str,
    *,
    steps: int = 50,
    lrs: Sequence[float] | float,
    size: float = 1.0,
    shape: Sequence[int] = (3, 2),
    probe: str = "path",
    **options: Any,
) -> Case:
    """One parameter and its gradients, at one rate or at a rate for each step."""
    rates = list(lrs) if isinstance(lrs, list | tuple) else [lrs] * steps
    args = {
        "task": task,
        "theta": 3 * _normal(draw, shape),
        "grads": _gradients(draw, steps, shape, size),
        "lrs": rates,
        "options": options,
    }
    return Case(name, probe, args)


def _adam(draw: Draw, **changed: Any) -> dict[str, Any]:
    """No decay, an eps too small to show, and betas drawn so that swapping or forgetting one shows."""
    betas = (draw.uniform(0.85, 0.92), draw.uniform(0.96, 0.995))
    return {"betas": betas, "eps": 1e-14, "weight_decay": 0.0, **changed}


def _uneven_rates(draw: Draw, steps: int, top: float) -> list[float]:
    """Rates that rise and fall by factors."""
    return [top * draw.uniform(0.2, 1.0) for _ in range(steps)]


def momentum_first_step(draw: Draw) -> list[Case]:
    """One step from an empty state, with and without momentum."""
    return [
        _case(
            draw,
            f"the first step, momentum {momentum:.2f}",
            SGD,
            steps=1,
            lrs=draw.uniform(0.1, 0.4),
            momentum=momentum,
        )
        for momentum in (draw.uniform(0.4, 0.6), 0.9)
    ]


def momentum_steps(draw: Draw) -> list[Case]:
    """Fifty steps at one rate."""
    drawn = draw.uniform(0.3, 0.7)
    return [
        _case(draw, "three steps, momentum 0.9", SGD, steps=3, lrs=0.2, momentum=0.9),
        _case(draw, "50 steps, momentum 0.9", SGD, lrs=draw.uniform(0.05, 0.2), momentum=0.9),
        _case(draw, "50 steps of a row of numbers", SGD, lrs=0.1, momentum=drawn, shape=(5,)),
    ]


def momentum_rate_changes(draw: Draw) -> list[Case]:
    """A rate that is cut, and one that is different at every step."""
    cut = [0.3] * 10 + [0.01] * 10
    return [
        _case(draw, "the rate is cut after ten steps", SGD, steps=20, lrs=cut, momentum=0.9),
        _case(draw, "a new rate at every step", SGD, lrs=_uneven_rates(draw, 50, 0.3), momentum=0.8),
    ]


def adam_first_steps(draw: Draw) -> list[Case]:
    """The first step, and the first four."""
    return [
        _case(draw, "the first step", ADAM, steps=1, lrs=draw.uniform(0.1, 0.3), **_adam(draw)),
        _case(draw, "the first four steps", ADAM, steps=4, lrs=draw.uniform(0.1, 0.3), **_adam(draw)),
        _case(draw, "the first step, a large gradient", ADAM, steps=1, lrs=0.1, size=500.0, **_adam(draw)),
    ]


def adam_steps(draw: Draw) -> list[Case]:
    """Fifty steps, no decay."""
    usual = _adam(draw, betas=(0.9, 0.999))
    return [
        _case(draw, "50 steps, betas (0.9, 0.999)", ADAM, lrs=draw.uniform(0.02, 0.1), **usual),
        _case(draw, "50 steps, drawn betas", ADAM, lrs=0.05, shape=(4,), **_adam(draw)),
        _case(draw, "a new rate at every step", ADAM, lrs=_uneven_rates(draw, 50, 0.2), **_adam(draw)),
    ]


def adam_eps(draw: Draw) -> list[Case]:
    """An eps as large as the gradients, and gradients near 1e-6 under the usual one."""
    large = _adam(draw, eps=1e-2)
    return [
        _case(draw, "eps 0.01, gradients near 0.01", ADAM, steps=30, lrs=0.1, size=0.01, **large),
        _case(draw, "eps 0.01, the first two steps", ADAM, steps=2, lrs=0.1, size=0.01, **large),
        _case(draw, "eps 1e-8, gradients near 1e-6", ADAM, lrs=0.05, size=1e-6, **_adam(draw, eps=1e-8)),
    ]


def weight_decay(draw: Draw) -> list[Case]:
    """A decay that shows, at one rate and at rates that change."""
    strong, weak = (_adam(draw, weight_decay=draw.uniform(*ends)) for ends in ((0.4, 0.8), (0.05, 0.15)))
    return [
        _case(draw, "one step, weight decay above 0.4", ADAM, steps=1, lrs=0.2, **strong),
        _case(draw, "50 steps, weight decay near 0.1", ADAM, lrs=draw.uniform(0.05, 0.1), **weak),
        _case(draw, "decay, and a new rate at every step", ADAM, lrs=_uneven_rates(draw, 50, 0.2), **strong),
    ]


def gradient_reused(draw: Draw) -> list[Case]:
    """All gradients in the same tensor; it is looked at after each step."""
    shared = "path_with_one_buffer"
    decayed = _adam(draw, weight_decay=0.3)
    return [
        _case(draw, "momentum, all gradients in one tensor", SGD, lrs=0.1, probe=shared, momentum=0.9),
        _case(draw, "AdamW, all gradients in one tensor", ADAM, lrs=0.1, probe=shared, **decayed),
    ]


def _in_turn(draw: Draw, name: str, task: str, **options: Any) -> Case:
    shapes: list[tuple[int, ...]] = [(3,), (3,), (2, 3, 2), ()]
    paths = [_gradients(draw, 12, shape, 1.0) for shape in shapes]
    args = {
        "task": task,
        "thetas": [3 * _normal(draw, shape) for shape in shapes],
        "grads": [list(now) for now in zip(*paths, strict=True)],
        "lrs": [0.1] * 12,
        "options": options,
    }
    return Case(name, "paths_in_turn", args)


def several_parameters(draw: Draw) -> list[Case]:
    """Four parameters of three shapes, step by step in turn."""
    return [
        _in_turn(draw, "momentum, four parameters in turn", SGD, momentum=0.9),
        _in_turn(draw, "AdamW, four parameters in turn", ADAM, **_adam(draw)),
    ]


READY_MADE = ("torch.optim", ".optim", ".SGD", ".Adam", ".AdamW", "optim", ".adamw", ".adam", ".sgd")

CHECKS = [
    _check("momentum_first_step", "The first step of momentum", MOMENTUM, momentum_first_step),
    _check("momentum_steps", "Fifty steps with momentum", MOMENTUM, momentum_steps),
    _check("momentum_rate_changes", "A rate that changes", MOMENTUM, momentum_rate_changes),
    _check("adam_first_steps", "The first steps of Adam", ADAMW, adam_first_steps),
    _check("adam_steps", "Fifty steps of Adam", ADAMW, adam_steps),
    _check("adam_eps", "Where eps stands", ADAMW, adam_eps),
    _check("weight_decay", "Weight decay", ADAMW, weight_decay),
    _check("gradient_reused", "The gradient is neither changed nor kept", RULES, gradient_reused),
    _check("several_parameters", "One state for each parameter", RULES, several_parameters),
    SourceCheck("by_hand", "By hand", RULES, READY_MADE, "ready_made"),
]
