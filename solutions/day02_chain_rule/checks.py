"""Hidden checks of `neuron_gradients`: inputs of every sign, zeros where a factor vanishes, and a flat tanh."""

from autograder.checks import Case, Check, Draw, SourceCheck

WITHHOLDS = ()

NEURON = "This notebook, “The neuron, step by step”"
BACK = "This notebook, “Going back”"
RETURN = "This notebook, “What to return”"


def _case(name: str, keys: list[str], *inputs: float) -> Case:
    return Case(name, "slopes", {"inputs": list(inputs), "keys": keys})


def _signed(draw: Draw, low: float, high: float) -> float:
    return draw.uniform(low, high) * (-1) ** draw.integer(0, 1)


def _neuron(draw: Draw, z: float) -> list[float]:
    """x1, x2, w1, w2, b, all of different size, whose tanh is taken at z."""
    x1, x2 = _signed(draw, 1.2, 1.8), _signed(draw, 0.3, 0.7)
    w1, w2 = _signed(draw, 0.4, 0.6), _signed(draw, 1.3, 1.9)
    return [x1, x2, w1, w2, z - x1 * w1 - x2 * w2]


def _in_pairs(draw: Draw, keys: list[str]) -> list[Case]:
    """Where tanh is bent, and where an input or a weight is 0."""
    return [
        _case("z above 0", keys, *_neuron(draw, draw.uniform(0.4, 1.1))),
        _case("z below 0", keys, *_neuron(draw, -draw.uniform(0.4, 1.1))),
        _case("all five drawn", keys, *(_signed(draw, 0.3, 1.2) for _ in range(5))),
        _case("x1 and w2 are 0", keys, 0.0, 0.8, 1.3, 0.0, -0.6),
        _case("w1 and x2 are 0", keys, 0.7, 0.0, 0.0, 1.1, 0.5),
    ]


def weights(draw: Draw) -> list[Case]:
    """The slopes of both weights."""
    return _in_pairs(draw, ["w1", "w2"])


def inputs(draw: Draw) -> list[Case]:
    """The slopes of both inputs."""
    return _in_pairs(draw, ["x1", "x2"])


def bias(draw: Draw) -> list[Case]:
    """The slope of the bias, also where it is 0 itself."""
    return [
        _case("z above 0", ["b"], *_neuron(draw, draw.uniform(0.4, 1.1))),
        _case("z below 0", ["b"], *_neuron(draw, -draw.uniform(0.4, 1.1))),
        _case("b is 0", ["b"], 0.9, -0.4, 1.1, 0.3, 0.0),
        _case("everything but b is 0", ["b"], 0.0, 0.0, 0.0, 0.0, _signed(draw, 0.4, 1.2)),
    ]


def keys(draw: Draw) -> list[Case]:
    """The names of what comes back."""
    return [Case("the keys", "keys", {"inputs": _neuron(draw, draw.uniform(0.4, 1.1))})]


def saturated(draw: Draw) -> list[Case]:
    """So far out that a slope measured by differences has lost its digits, and a float32 all of it."""
    return [
        _case("z near 5", ["b"], *_neuron(draw, draw.uniform(4.8, 5.2))),
        _case("z near 9", ["b"], *_neuron(draw, draw.uniform(8.9, 9.6))),
        _case("z near −9", ["b"], *_neuron(draw, -draw.uniform(8.9, 9.6))),
        _case("z near 9, from large products", ["b"], 2.0, 3.0, 4.0, 0.5, draw.uniform(-0.6, 0.1)),
    ]


AUTOGRAD = (
    "torch.autograd",
    "torch.func",
    ".backward",
    ".requires_grad",
    ".requires_grad_",
    "tendays.Value",
    "tendays.engine",
    "tendays.derivatives",
    "autograd",
    "jax",
)

CHECKS = [
    Check("weights", "The slopes of w1 and w2", BACK, weights),
    Check("inputs", "The slopes of x1 and x2", BACK, inputs),
    Check("bias", "The slope of b", BACK, bias),
    Check("keys", "One key for each input", RETURN, keys),
    Check("saturated", "The slope of a saturated neuron", BACK, saturated, atol=0.0),
    SourceCheck("by_hand", "By the chain rule, by hand", RETURN, AUTOGRAD, "autograd"),
]
