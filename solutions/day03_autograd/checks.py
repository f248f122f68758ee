"""Hidden checks of `Value`: expressions as plain lists (see probes.py), each check with one kind of difficulty.

Graphs that test the walk back are made of sums and products of Values alone, so that a wrong slope of `**` or a
missing `__rsub__` costs nothing there.
"""

from autograder.checks import Case, Check, Draw, SourceCheck

WITHHOLDS = ("tendays.engine.Value",)

VALUE = "This notebook, “What a Value is”"
OPERATIONS = "This notebook, “The operations”"
BACKWARD = "This notebook, “Backward”"

Step = list  # [operation, operand, ...]; an operand [i] is node i


def _case(name: str, probe: str, leaves: list[float], *steps: Step) -> Case:
    return Case(name, probe, {"leaves": leaves, "steps": list(steps)})


def _numbers(draw: Draw, count: int) -> list[float]:
    """Numbers well apart from 0 and 1, of which the second is negative."""
    sizes = [draw.uniform(0.5, 0.9) if i % 2 else draw.uniform(1.1, 1.7) for i in range(count)]
    return [-size if i == 1 else size for i, size in enumerate(sizes)]


def at_first(draw: Draw) -> list[Case]:
    """A float, a whole number, a negative one, 0."""
    return [Case("before anything happens", "fresh", {"numbers": [draw.uniform(1, 2), 3, -0.5, 0.0]})]


def forward(draw: Draw) -> list[Case]:
    """Every operation on Values; divisors and bases of fractional powers are positive."""
    a, b, c = _numbers(draw, 3)
    cases = [_case(f"a {op} b", "forward", [a, b, c], [op, [0], [1]], [op, [1], [2]]) for op in "+-*/"]
    powers = [["**", [0], k] for k in (2, -1, 0.5, -1.5)]
    return [
        *cases,
        _case("a ** k", "forward", [c], *powers),
        _case("tanh", "forward", [a, b], ["tanh", [0]], ["tanh", [1]]),
        _case("exp", "forward", [a, b], ["exp", [0]], ["exp", [1]]),
    ]


def either_side(draw: Draw) -> list[Case]:
    """Whole and other numbers beside a Value."""
    v, k = draw.uniform(1.2, 1.8), draw.uniform(0.3, 0.8)
    right = [_case(f"v {op} number", "forward", [v], [op, [0], 2], [op, [0], k]) for op in "+-*/"]
    left = [_case(f"number {op} v", "forward", [v], [op, 2, [0]], [op, k, [0]]) for op in "+-*/"]
    return [*right, *left]


def arithmetic(draw: Draw) -> list[Case]:
    """One operation on two leaves, one of them negative."""
    a, b, c = _numbers(draw, 3)
    cases = [_case(f"a {op} b", "gradients", [a, c], [op, [0], [1]]) for op in "+-*/"]
    return [*cases, _case("a / b, b below 0", "gradients", [a, b], ["/", [0], [1]])]


def curves(draw: Draw) -> list[Case]:
    """One operation on one leaf; bases are positive, exponents of every kind."""
    a, b = draw.uniform(1.2, 1.8), draw.uniform(0.4, 0.8)
    powers = [_case(f"a ** {k}", "gradients", [a], ["**", [0], k]) for k in (2, 3, -1, -2, 0.5, -1.5)]
    return [
        *powers,
        _case("tanh, above 0", "gradients", [b], ["tanh", [0]]),
        _case("tanh, below 0", "gradients", [-a], ["tanh", [0]]),
        _case("exp, above 0", "gradients", [a], ["exp", [0]]),
        _case("exp, below 0", "gradients", [-b], ["exp", [0]]),
    ]


def power_edges(draw: Draw) -> list[Case]:
    """Bases and exponents where a roundabout formula for a power breaks."""
    a = draw.uniform(1.2, 1.8)
    return [
        _case("a negative base, cubed", "both", [-a], ["**", [0], 3]),
        _case("a negative base, exponent −2", "both", [-a], ["**", [0], -2]),
        _case("0 squared", "both", [0.0], ["**", [0], 2]),
        _case("exponent 1", "both", [a], ["**", [0], 1]),
        _case("exponent 0", "both", [a], ["**", [0], 0]),
    ]


def chains(draw: Draw) -> list[Case]:
    """Trees: every leaf and every result is used once, or not at all."""
    row = [["*", [0], [1]], ["*", [4], [2]], ["*", [5], [3]]]
    nested = [["+", [0], [1]], ["*", [2], [4]], ["*", [3], [5]]]
    sides = [["*", [0], [1]], ["+", [2], [3]], ["*", [4], [5]]]
    twins = [["+", [0], [1]], ["+", [2], [3]], ["*", [4], [5]]]
    return [
        _case("a·b·c·d, from the left", "gradients", _numbers(draw, 4), *row),
        _case("d·(c·(a + b))", "gradients", _numbers(draw, 4), *nested),
        _case("(a·b)·(c + d)", "gradients", _numbers(draw, 4), *sides),
        _case("(a + b)·(c + d), where both sums are 3", "gradients", [1.0, 2.0, 2.5, 0.5], *twins),
        _case("a leaf that is not used", "gradients", _numbers(draw, 3), ["*", [0], [2]]),
    ]


def used_twice(draw: Draw) -> list[Case]:
    """Leaves in several places; every result of an operation is used once, so that the order does not matter."""
    a, b, c = _numbers(draw, 3)
    return [
        _case("a + a", "gradients", [a], ["+", [0], [0]]),
        _case("a·a", "gradients", [a], ["*", [0], [0]]),
        _case("a·b + a", "gradients", [a, b], ["*", [0], [1]], ["+", [2], [0]]),
        _case("a + a·b", "gradients", [a, b], ["*", [0], [1]], ["+", [0], [2]]),
        _case("a·b + a·c", "gradients", [a, b, c], ["*", [0], [1]], ["*", [0], [2]], ["+", [3], [4]]),
        _case("a·a·a", "gradients", [c], ["*", [0], [0]], ["*", [1], [0]]),
    ]


def order(draw: Draw) -> list[Case]:
    """Results used in several places: beside what was made from them, at equal and at unequal distances."""
    near = [["*", [0], [1]], ["*", [3], [2]]]  # m = a·b, n = m·c
    equal = [["*", [0], [1]], ["*", [3], [1]], ["*", [3], [2]], ["*", [4], [5]]]
    nested = [
        ["*", [0], [1]],
        ["*", [3], [2]],
        ["+", [4], [3]],
        ["*", [5], [4]],
        ["+", [3], [6]],
        ["*", [7], [5]],
    ]
    return [
        _case("m·n, where n is made from m", "gradients", _numbers(draw, 3), *near, ["*", [3], [4]]),
        _case("n·m, where n is made from m", "gradients", _numbers(draw, 3), *near, ["*", [4], [3]]),
        _case("two results made from one, then joined", "gradients", _numbers(draw, 3), *equal),
        _case("several such, one in the other", "gradients", _numbers(draw, 3), *nested),
        _tangle(draw, "a drawn graph of 9 operations", 9),
        _tangle(draw, "a drawn graph of 12 operations", 12),
    ]


def _tangle(draw: Draw, name: str, count: int) -> Case:
    """Each sum joins the newest result with an older one; each product scales it by the next leaf."""
    steps, newest, first = [["*", [0], [1]], ["*", [3], [2]]], 4, draw.integer(0, 2)
    for k in range(count - 2):
        older = [draw.integer(3, newest - 1)] if k % 2 == 0 else [(k // 2 + first) % 3]
        pair = [[newest], older] if draw.integer(0, 1) else [older, [newest]]
        steps.append(["+" if k % 2 == 0 else "*", *pair])
        newest += 1
    return _case(name, "gradients", _numbers(draw, 3), *steps)


def one_visit_each(draw: Draw) -> list[Case]:
    """A ladder on which every rung doubles the number of paths."""
    return [Case("a ladder of 12 rungs", "work", {"leaves": [draw.uniform(-1, 1) for _ in range(3)]})]


def deep(draw: Draw) -> list[Case]:
    """200 operations one after the other."""
    recurrent = []
    for k in range(100):
        recurrent += [["*", [2 * k + 2 if k else 0], [1]], ["+", [2 * k + 3], [2]]]
    sums = [["+", [201 + k - 1 if k else 0], [k + 1]] for k in range(200)]
    state = [draw.uniform(0.5, 1.5), draw.uniform(0.93, 0.99), draw.uniform(-0.2, 0.2)]
    return [
        _case("x ← x·w + b, 100 times", "gradients", state, *recurrent),
        _case("a sum of 201 Values", "gradients", [draw.uniform(-1, 1) for _ in range(201)], *sums),
    ]


def together(draw: Draw) -> list[Case]:
    """What the coming days are made of, with all operations in one graph."""
    sigmoid = [["-", 0, [0]], ["exp", [1]], ["+", 1, [2]], ["/", 1, [3]]]
    softmax = [["exp", [0]], ["exp", [1]], ["+", [2], [3]], ["/", [2], [4]]]
    root = [["**", [1], 2], ["+", [3], [2]], ["**", [4], 0.5]]  # of b² + c
    ratios = [["/", 3, [5]], ["-", [6], [0]], ["*", [7], [6]], ["+", [8], [1]]]
    ratio = [["tanh", [0]], ["+", 2, [1]], ["*", [1], 3], ["/", [3], [2]]]  # of tanh(a), used on both sides
    one, two = draw.uniform(-1.5, 1.5), [draw.uniform(-1, 1), draw.uniform(-1, 1)]
    return [
        _neuron(draw),
        _case("a sigmoid", "both", [one], *sigmoid),
        _case("3·tanh(a) / (2 + tanh(a))", "both", [one], *ratio),
        _case("a softmax of two", "both", two, *softmax),
        _losses(draw),
        _case("a root, ratios and products", "both", _numbers(draw, 3), *root, *ratios),
    ]


def _neuron(draw: Draw) -> Case:
    products = [["*", [0], [2]], ["*", [1], [3]], ["+", [5], [6]], ["+", [7], [4]], ["tanh", [8]]]
    return _case("a neuron", "both", [draw.uniform(-1, 1) for _ in range(5)], *products)


def _losses(draw: Draw) -> Case:
    """((tanh(a·b) − y)² + (tanh(b) − a)²) / 2 for leaves a and b."""
    y = draw.uniform(-1, 1)
    predictions = [["*", [0], [1]], ["tanh", [2]], ["tanh", [1]]]
    errors = [["-", [3], y], ["**", [5], 2], ["-", [4], [0]], ["**", [7], 2]]
    return _case("a loss", "both", _numbers(draw, 2), *predictions, *errors, ["+", [6], [8]], ["/", [9], 2])


OTHER_ENGINES = ("torch", "tendays", "autograd", "jax", "tensorflow", "micrograd")

CHECKS = [
    Check("at_first", "Data and grad at first", VALUE, at_first),
    Check("forward", "The data of every operation", OPERATIONS, forward),
    Check("either_side", "Plain numbers on either side", OPERATIONS, either_side),
    Check("arithmetic", "The slopes of + - * /", BACKWARD, arithmetic),
    Check("curves", "The slopes of **, tanh and exp", BACKWARD, curves),
    Check("power_edges", "Powers at the edge", OPERATIONS, power_edges),
    Check("chains", "Several operations", BACKWARD, chains),
    Check("used_twice", "A Value used twice", BACKWARD, used_twice),
    Check("order", "The order of going back", BACKWARD, order),
    Check("one_visit_each", "One visit to each Value", BACKWARD, one_visit_each),
    Check("deep", "Two hundred operations deep", BACKWARD, deep),
    Check("together", "Everything together", BACKWARD, together),
    SourceCheck("by_hand", "An engine of your own", BACKWARD, OTHER_ENGINES, "torch_inside"),
]
