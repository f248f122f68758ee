"""Hidden checks of `init_weights`: what was drawn is judged by its mean and variance, never number by number."""

from collections.abc import Callable, Sequence

import torch

from autograder.checks import Case, Check, Draw, Finding, Observation, Plain

WITHHOLDS = ("tendays.initialization.init_weights",)

TASK = "This notebook, “The rules”"
OFF = 0.04  # how far a variance may be off: 9 times the standard error of a normal's, with 1e5 weights

Shape = tuple[int, int]
Factor = Callable[[int, int], float]  # n_out, n_in -> the variance of a misconception
HE_FOR: tuple[tuple[str, Factor], ...] = (
    ("std_for_variance", lambda n_out, n_in: (2 / n_in) ** 2),
    ("fan_in_for_fan_out", lambda n_out, n_in: 2 / n_out),
    ("two_missing", lambda n_out, n_in: 1 / n_in),
    ("activation_ignored", lambda n_out, n_in: 2 / (n_in + n_out)),
    ("bound_for_deviation", lambda n_out, n_in: 2 / n_in / 3),
    ("framework_default", lambda n_out, n_in: 1 / (3 * n_in)),
    ("not_scaled", lambda n_out, n_in: 1.0),
)
XAVIER_FOR: tuple[tuple[str, Factor], ...] = (
    ("std_for_variance", lambda n_out, n_in: (2 / (n_in + n_out)) ** 2),
    ("sum_for_mean", lambda n_out, n_in: 1 / (n_in + n_out)),
    ("fan_in_alone", lambda n_out, n_in: 1 / n_in),
    ("bound_for_deviation", lambda n_out, n_in: 2 / (n_in + n_out) / 3),
    ("tanh_gain", lambda n_out, n_in: (5 / 3) ** 2 * 2 / (n_in + n_out)),
    ("framework_default", lambda n_out, n_in: 1 / (3 * n_in)),
    ("not_scaled", lambda n_out, n_in: 1.0),
)


def _shapes(draw: Draw) -> dict[str, Shape]:
    """Two layers of about 1e5 weights, one much wider than its input and one much narrower."""
    shapes: dict[str, Shape] = {}
    for name, turned in (("a wide layer of few inputs", False), ("a narrow layer of many inputs", True)):
        few = draw.integer(90, 140)
        many = 100_000 // few + draw.integer(0, 40)
        shapes[name] = (few, many) if turned else (many, few)
    return shapes


def _cases(draw: Draw, probe: str, *activations: str) -> list[Case]:
    return [
        Case(
            f"{activation}, {name}",
            probe,
            {"shape": shape, "activation": activation, "seed": draw.integer(0, 10**9)},
        )
        for activation in activations
        for name, shape in _shapes(draw).items()
    ]


def shape(draw: Draw) -> list[Case]:
    """Shapes of layers that are not square."""
    return _cases(draw, "shape_of", "relu", "tanh")


def zero_mean(draw: Draw) -> list[Case]:
    """Weights for both rules."""
    return _cases(draw, "weights", "relu", "tanh")


def he(draw: Draw) -> list[Case]:
    """Weights in front of relu."""
    return _cases(draw, "weights", "relu")


def xavier(draw: Draw) -> list[Case]:
    """Weights in front of tanh."""
    return _cases(draw, "weights", "tanh")


def other_names(draw: Draw) -> list[Case]:
    """Weights in front of functions that are neither; of one, the name has relu in it."""
    drawn = draw.random.choice(["gelu", "softsign", "silu"])
    return _cases(draw, "weights", "linear", "sigmoid", "leaky_relu", drawn)


def each_its_own(draw: Draw) -> list[Case]:
    """Weights whose rows and columns are looked at one by one."""
    return _cases(draw, "weights", "relu", "tanh")


def generator(draw: Draw) -> list[Case]:
    """Two draws from one generator, and one from another in the same state."""
    size = draw.integer(20, 30)
    args = {"shape": (size, size + 7), "activation": "relu", "seed": draw.integer(0, 10**9)}
    return [Case("two calls, and a generator of the same seed", "twice", args)]


def _is_weights(value: Plain) -> bool:
    return isinstance(value, torch.Tensor) and value.is_floating_point() and value.numel() > 1


def _no_weights(case: Case, value: Plain) -> Finding | None:
    """What is wrong where there are not as many weights as the layer has, all of them numbers."""
    n_out, n_in = case.args["shape"]
    if not _is_weights(value):
        return Finding("", f"{case.name}: there was no tensor of decimal numbers")
    if value.numel() != n_out * n_in:
        return Finding("", f"{case.name}: of {n_out * n_in} weights there were {value.numel()}")
    if not value.isfinite().all():
        return Finding("", f"{case.name}: some weights are not finite numbers")
    return None


def judge_zero_mean(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the mean is 0 as far as so many weights can tell: within six of its standard errors."""
    for case, observation in zip(cases, observations, strict=True):
        value = observation.value
        finding = _no_weights(case, value)
        if finding:
            return finding
        found = value.double()
        deviation = found.std().item()
        if deviation == 0 and found.mean().item() == 0:
            return Finding("all_zero", f"{case.name}: every weight is 0")
        if abs(found.mean().item()) > 6 * deviation / found.numel() ** 0.5:
            positive = bool((found >= 0).all())
            seen = f"{case.name}: the mean of the weights is {found.mean().item():.4f}"
            return Finding("never_negative" if positive else "", seen)
    return None


def _he(n_out: int, n_in: int) -> float:
    return 2 / n_in


def _xavier(n_out: int, n_in: int) -> float:
    return 2 / (n_in + n_out)


def _variances(activation: str) -> tuple[Factor, list[tuple[str, Factor]]]:
    """The right variance in front of an activation, and those of the misconceptions."""
    if activation == "relu":
        return _he, [*HE_FOR]
    told = {"tanh": ["he_for_all"], "leaky_relu": ["any_relu", "tanh_alone"]}.get(activation, ["tanh_alone"])
    return _xavier, [*XAVIER_FOR, *((name, _he) for name in told)]


def _near(found: float, factor: Factor, case: Case) -> bool:
    n_out, n_in = case.args["shape"]
    return abs(found / factor(n_out, n_in) - 1) < OFF


def judge_variance(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether each variance is the rule's; if not, the misconception that explains all of those that are not."""
    wrong = []
    for case, observation in zip(cases, observations, strict=True):
        finding = _no_weights(case, observation.value)
        if finding:
            return finding
        found = observation.value.double().var().item()
        right, others = _variances(case.args["activation"])
        if not _near(found, right, case):
            names = {name for name, factor in others if _near(found, factor, case)}
            wrong.append((case, found, names | ({"all_zero"} if found == 0 else set())))
    if not wrong:
        return None
    case, found, _ = wrong[0]
    explained = set.intersection(*(names for _, _, names in wrong))
    seen = f"{case.name}, {case.args['shape']}: the variance of your weights is {found:.3g}"
    return Finding(min(explained, default=""), seen)


def judge_own(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether rows and columns differ as independent weights do.

    The mean of m independent weights of variance s has variance s/m. Of some hundred such means (n of them), the
    variance found is off by more than a half with a probability below 1e-4 for n = 90; a row that is repeated
    makes it larger m-fold, which is far from there.
    """
    for case, observation in zip(cases, observations, strict=True):
        value = observation.value
        finding = _no_weights(case, value)
        if finding or value.dim() != 2:
            return finding or Finding("", f"{case.name}: the weights have {value.dim()} dimensions, not 2")
        found = value.double()
        if found.var() == 0:
            return Finding("all_zero", f"{case.name}: all weights are equal")
        for dim, words in ((0, "rows"), (1, "columns")):
            means = found.mean(dim=dim).var() / (found.var() / found.shape[dim])
            if means > 5:
                return Finding("one_row_for_all", f"{case.name}: the {words} of your weights are alike")
    return None


def judge_generator(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Whether the generator decides, and draws on; two draws of 400 numbers are never equal by chance."""
    seen = observations[0].value
    if not all(_is_weights(seen[name]) for name in ("first", "second", "again")):
        return Finding("", "there was no tensor of decimal numbers")
    if not torch.equal(seen["first"], seen["again"]):
        return Finding("global_chance", "two generators of one seed gave different weights")
    if torch.equal(seen["first"], seen["second"]):
        name = "all_zero" if not seen["first"].any() else "generator_reseeded"
        return Finding(name, "a second call with the same generator gave the same weights")
    if not seen["kept"]:
        return Finding("", "the global random state of torch, numpy or random was changed")
    return None


CHECKS = [
    Check("shape", "Weights of the right shape", TASK, shape),
    Check("zero_mean", "A mean of 0", TASK, zero_mean, judge_zero_mean),
    Check("he", "The variance in front of relu", TASK, he, judge_variance),
    Check("xavier", "The variance in front of tanh", TASK, xavier, judge_variance),
    Check("other_names", "The variance in front of everything else", TASK, other_names, judge_variance),
    Check("each_its_own", "Every weight drawn by itself", TASK, each_its_own, judge_own),
    Check("generator", "The generator decides, and draws anew", TASK, generator, judge_generator),
]
