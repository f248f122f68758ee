"""Hidden checks of `derivative` and `gradient`, each on functions where only one kind of mistake shows."""

from autograder.checks import Case, Check, Draw

WITHHOLDS = ("tendays.derivatives.derivative", "tendays.derivatives.gradient")

SLOPE = "This notebook, “The slope at a point”"
GRADIENT = "This notebook, “One slope for each input”"

# At the default h a one-sided slope of these functions is off by less than this: leaning is judged elsewhere.
ROUGH = {"rtol": 1e-4, "atol": 1e-6}
FINE = {"rtol": 1e-5, "atol": 1e-9}

Terms = list[list]  # [factor, [exponent of each entry]]


def _slope(name: str, f: list, x: float, **options: float) -> Case:
    return Case(name, "slope", {"f": f, "x": x, "options": options})


def _slopes(name: str, terms: Terms, xs: list[float], probe: str = "slopes", **options: float) -> Case:
    return Case(name, probe, {"terms": terms, "xs": xs, "options": options})


def _numbers(draw: Draw, count: int) -> list[float]:
    """Positive numbers, so that no two terms of a slope cancel."""
    return [draw.uniform(0.6, 1.9) for _ in range(count)]


def slope(draw: Draw) -> list[Case]:
    """Gently bent functions with the default h."""
    x, m = draw.uniform(0.2, 0.8), draw.uniform(1.5, 4)
    return [
        _slope("a straight line at x = 3", ["polynomial", 0.0, 2.0, 0.7], 3.0),
        _slope("a falling line", ["polynomial", 0.0, 1.0, -m], x),
        _slope("a function that never changes", ["polynomial", 0.0, 4.0], x),
        _slope("x = 0", ["polynomial", 0.0, 0.5, m, 0.3], 0.0),
        _slope("a wave", ["wave", 0.0, 1.3], x),
        _slope("an exponential, x below 0", ["exponential", -0.8], -x),
        _slope("x a whole number", ["polynomial", 0.0, 0.0, 1.0, 0.4], 2),
    ]


def central(draw: Draw) -> list[Case]:
    """Functions on which a slope that leans to one side is off by more than the tolerance."""
    x, rate = draw.uniform(0.05, 0.12), draw.uniform(50, 80)
    return [
        _slope("the bottom of a parabola", ["polynomial", 2.0, 1.0, 0.0, 3.0], 2.0),
        _slope("the top of a parabola", ["polynomial", -1.5, 1.0, 0.0, -rate], -1.5),
        _slope("the tip of a kink", ["kink", 0.5], 0.5),
        _slope("a steep exponential", ["exponential", rate], x),
        _slope("a steep exponential that falls", ["exponential", -rate], x),
        _slope("a sharply bent parabola", ["polynomial", 1.0, 0.0, 1.0, rate], 1.0),
    ]


def other_h(draw: Draw) -> list[Case]:
    """Functions that are odd about x: there, leaning to one side does not matter, and h does."""
    center, h = draw.uniform(1.4, 3), draw.uniform(0.2, 0.7)
    cubic = ["polynomial", center, 0.3, 1.2, 0.0, draw.uniform(2, 4)]
    return [
        _slope("a cubic, h = 0.5", cubic, center, h=0.5),
        _slope("a cubic, a drawn h", cubic, center, h=h),
        _slope("a wave, h = 1.5", ["wave", -center, 1.0], -center, h=1.5),
        _slope("a cubic, h = 0.001", ["polynomial", 2.0, 0.0, 0.0, 0.0, 1e6], 2.0, h=1e-3),
    ]


def _mixed(draw: Draw) -> Terms:
    """Bent along every entry of three, with products of entries."""
    a, b, c, d = _numbers(draw, 4)
    return [[a, [2, 1, 0]], [b, [0, 1, 1]], [c, [0, 0, 3]], [d, [1, 0, 1]]]


def partials(draw: Draw) -> list[Case]:
    """Gradients with the default h."""
    linear = [[0.5 + k, [int(i == k) for i in range(5)]] for k in range(5)]
    return [
        _slopes("one entry", [[1.7, [2]]], _numbers(draw, 1)),
        _slopes("five entries, a linear function", linear, _numbers(draw, 5)),
        _slopes("three entries, with products", _mixed(draw), _numbers(draw, 3)),
        _slopes("an entry that does not matter", [[2.5, [1, 0]]], _numbers(draw, 2)),
    ]


def one_at_a_time(draw: Draw) -> list[Case]:
    """Linear along every entry, so that h and leaning do not matter, but products tell where the others stand."""
    a, b, c, same = _numbers(draw, 4)
    products = [[a, [1, 1, 0]], [b, [0, 1, 1]], [c, [1, 1, 1]], [0.4, [1, 0, 0]]]
    return [
        _slopes("a product of two entries, h = 0.5", [[a, [1, 1]]], _numbers(draw, 2), h=0.5),
        _slopes("products of three entries, h = 0.3", products, _numbers(draw, 3), h=0.3),
        _slopes("three entries with the same number, h = 0.5", products, [same] * 3, h=0.5),
    ]


def gradient_central(draw: Draw) -> list[Case]:
    """No products, so that only the form of each difference matters."""
    a, b, c, h = _numbers(draw, 4)
    terms = [[a, [5, 0, 0]], [b, [0, 2, 0]], [c, [0, 0, 3]]]
    return [
        _slopes("a sum of powers, h = 0.25", terms, _numbers(draw, 3), h=0.25),
        _slopes("a sum of powers, a drawn h", terms, _numbers(draw, 3), h=h / 4),
    ]


def leaves_input(draw: Draw) -> list[Case]:
    """The caller's list after the call, with steps large enough to see."""
    terms = _mixed(draw)
    return [_slopes("three entries, h = 0.5", terms, _numbers(draw, 3), "point_afterwards", h=0.5)]


CHECKS = [
    Check("slope", "Slopes with the default h", SLOPE, slope, **ROUGH),
    Check("central", "x lies in the middle between the probes", SLOPE, central, **FINE),
    Check("other_h", "The caller's h is used", SLOPE, other_h, **FINE),
    Check("partials", "One slope for each entry", GRADIENT, partials, rtol=1e-4, atol=1e-12),
    Check("one_at_a_time", "The other entries are held still", GRADIENT, one_at_a_time, **FINE),
    Check("gradient_central", "Central differences along each entry", GRADIENT, gradient_central, **FINE),
    Check("leaves_input", "The caller's list is left alone", GRADIENT, leaves_input, **FINE),
]
