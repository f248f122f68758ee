"""Hidden checks of three instruments: perplexity, the norm of all gradients, and clipping by it."""

import math
from collections.abc import Sequence

import torch

from autograder.checks import Case, Check, Draw, Plain

WITHHOLDS = ()

PERPLEXITY = "This notebook, “Perplexity”"
NORM = "This notebook, “The norm of all gradients”"
CLIPPING = "This notebook, “Clipping”"
SHAPES: tuple[tuple[int, ...], ...] = ((4, 3), (3,), (2, 2, 2), (5,))
CLIPPED = 1e-3  # relative: torch divides by the norm + 1e-6


def _parameters(
    draw: Draw, scales: Sequence[float | None] = (1.0, 2.0, 0.2, 1.0), form: str = "list"
) -> dict[str, Plain]:
    """Weights and gradients of as many tensors as there are scales; a scale of None is a missing gradient."""
    shapes = SHAPES[: len(scales)]
    weights = [3 + draw.normal(*shape) for shape in shapes]
    gradients = [
        None if s is None else s * draw.normal(*shape) for s, shape in zip(scales, shapes, strict=True)
    ]
    return {"weights": weights, "gradients": gradients, "form": form}


def _norm(parameters: dict[str, Plain]) -> float:
    there = [g.flatten() for g in parameters["gradients"] if g is not None]
    return torch.cat(there).norm().item()


def perplexity(draw: Draw) -> list[Case]:
    """Losses from 0 to 12 nats, and an infinite one."""
    losses = [
        0.0,
        draw.uniform(0.01, 0.5),
        draw.uniform(1, 3),
        math.log(draw.integer(5, 50)),
        draw.uniform(6, 12),
    ]
    return [
        *(Case(f"a mean loss of {loss:.3f}", "perplexity_of", {"mean_nll": loss}) for loss in losses),
        Case("an infinite loss", "perplexity_of", {"mean_nll": math.inf}),
    ]


def gradient_norm(draw: Draw) -> list[Case]:
    """One tensor, several of different sizes, and a generator of them."""
    return [
        Case("a single tensor", "norm_of", _parameters(draw, [draw.uniform(0.5, 2)])),
        Case("four tensors", "norm_of", _parameters(draw)),
        Case("one large gradient among small ones", "norm_of", _parameters(draw, [0.1, 30.0, 0.1, 2.0])),
        Case("a generator of parameters", "norm_of", _parameters(draw, form="generator")),
    ]


def norm_missing(draw: Draw) -> list[Case]:
    """Gradients missing first, last, between and everywhere."""
    return [
        Case("the first without a gradient", "norm_of", _parameters(draw, [None, 2.0, 0.5, 1.0])),
        Case("two without a gradient", "norm_of", _parameters(draw, [1.5, None, 0.5, None])),
        Case(
            "a generator, one without a gradient", "norm_of", _parameters(draw, [1.0, None, 2.0], "generator")
        ),
        Case("none has a gradient", "norm_of", _parameters(draw, [None, None])),
    ]


def _clip(draw: Draw, name: str, probe: str, share: float, **options: Plain) -> Case:
    """A case whose `max_norm` is `share` times the norm."""
    parameters = _parameters(draw, **options)
    return Case(name, probe, {**parameters, "max_norm": share * _norm(parameters)})


def clip_scales(draw: Draw) -> list[Case]:
    """Norms somewhat and far above max_norm, in one tensor and in several."""
    return [
        _clip(draw, "a norm about three times max_norm", "clipped", draw.uniform(0.25, 0.4)),
        _clip(draw, "a norm just above max_norm", "clipped", draw.uniform(0.75, 0.9)),
        _clip(
            draw, "a norm far above max_norm", "clipped", draw.uniform(1e-4, 1e-3), scales=[80.0, 5.0, 20.0]
        ),
        _clip(draw, "a single tensor", "clipped", draw.uniform(0.1, 0.3), scales=[draw.uniform(1, 5)]),
    ]


def clip_returns(draw: Draw) -> list[Case]:
    """The norm, where something is clipped."""
    return [
        _clip(draw, "what is returned, a norm twice max_norm", "returned", draw.uniform(0.4, 0.6)),
        _clip(draw, "what is returned, a norm far above", "returned", 0.01, scales=[40.0, 3.0, 1.0]),
        _clip(draw, "what is returned, a single tensor", "returned", 0.3, scales=[draw.uniform(1, 5)]),
    ]


def clip_leaves_small(draw: Draw) -> list[Case]:
    """Norms below max_norm, equal to it, and 0."""
    size = float(draw.integer(1, 9))
    exact = {
        "weights": [draw.normal(2), draw.normal(1)],
        "gradients": [torch.tensor([3 * size, 0.0]).double(), torch.tensor([4 * size]).double()],
        "form": "list",
        "max_norm": 5 * size,
    }
    nothing = {**_parameters(draw, [0.0, 0.0]), "max_norm": draw.uniform(0.5, 2)}
    probe = "returned_and_left"
    return [
        _clip(draw, "a norm well below max_norm", probe, draw.uniform(2, 5)),
        _clip(draw, "a norm just below max_norm", probe, draw.uniform(1.05, 1.2)),
        Case("a norm equal to max_norm", probe, exact),
        Case("all gradients 0", probe, nothing),
    ]


def clip_any_iterable(draw: Draw) -> list[Case]:
    """Generators and maps, with and without missing gradients, beside a list."""
    share = draw.uniform(0.2, 0.5)
    scales: list[float | None] = [1.0, None, 2.0, 0.3]
    return [
        _clip(draw, "a list, one without a gradient", "clipped", share, scales=scales),
        _clip(draw, "a generator", "clipped", share, form="generator"),
        _clip(
            draw,
            "a generator, two without a gradient",
            "clipped",
            share,
            scales=[None, 3.0, None, 1.0],
            form="generator",
        ),
        _clip(draw, "a map", "clipped", share, form="map"),
    ]


CHECKS = [
    Check("perplexity", "Perplexity", PERPLEXITY, perplexity),
    Check("gradient_norm", "The norm of several gradients", NORM, gradient_norm),
    Check("norm_missing", "Parameters without a gradient", NORM, norm_missing),
    Check("clip_scales", "Clipping makes a long gradient shorter", CLIPPING, clip_scales, rtol=CLIPPED),
    Check("clip_returns", "The norm that is returned", CLIPPING, clip_returns, rtol=CLIPPED),
    Check("clip_leaves_small", "A short gradient is left alone", CLIPPING, clip_leaves_small, rtol=CLIPPED),
    Check("clip_any_iterable", "Any iterable of parameters", CLIPPING, clip_any_iterable, rtol=CLIPPED),
]
