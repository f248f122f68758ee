"""Hidden checks of `Neuron`, `Layer` and `MLP`.

Outputs are first compared with all parameters set to the same number, so that their order does not matter; the
order has a check of its own, in which every parameter has another number.
"""

from collections.abc import Sequence

from autograder.checks import Case, Check, Draw, Finding, Observation

WITHHOLDS = ("tendays.nn.Neuron", "tendays.nn.Layer", "tendays.nn.MLP")

NEURON = "This notebook, “A neuron”"
LAYER = "This notebook, “A layer”"
NETWORK = "This notebook, “A network”"

NETWORKS = [[3, [4, 4, 1]], [2, [3, 2]], [4, [5, 3, 2]]]


def _inputs(draw: Draw, n_in: int, count: int = 2) -> list[list[float]]:
    """Points whose coordinates neither cancel nor saturate a neuron."""
    return [
        [draw.uniform(0.2, 0.9) * (1 if i == 0 else (-1) ** i) for i in range(n_in)] for _ in range(count)
    ]


def _number(draw: Draw, index: int) -> float:
    """What all parameters of a case are set to: above 0, below 0, in turns."""
    return draw.uniform(0.3, 0.6) * (-1) ** index


def _same(draw: Draw, names: Sequence[str], kind: str, shapes: Sequence[list]) -> list[Case]:
    """Outputs with one number for all parameters."""
    return [
        Case(
            name,
            "outputs_with_one_number",
            {"kind": kind, "sizes": sizes, "number": _number(draw, i), "inputs": _inputs(draw, sizes[0])},
        )
        for i, (name, sizes) in enumerate(zip(names, shapes, strict=True))
    ]


def neuron_output(draw: Draw) -> list[Case]:
    """Neurons of one to five inputs."""
    names = [
        "a neuron with one input",
        "a neuron with 2 inputs",
        "a neuron with 3 inputs",
        "a neuron with 5 inputs",
    ]
    return _same(draw, names, "Neuron", [[1], [2], [3], [5]])


def layer_output(draw: Draw) -> list[Case]:
    """Layers of several neurons, narrower and wider than their input."""
    shapes = [[3, 2], [2, 4], [draw.integer(4, 6), 3]]
    return _same(draw, [f"Layer({n}, {m})" for n, m in shapes], "Layer", shapes)


def layer_of_one(draw: Draw) -> list[Case]:
    """What kind of thing comes out where there is one neuron."""
    made = [("Layer", [4, 1]), ("Layer", [1, 1]), ("MLP", [3, [4, 1]]), ("MLP", [2, [1]])]
    return [
        Case(f"{kind}({str(sizes)[1:-1]})", "kind_of_output", {"kind": kind, "sizes": sizes, "x": x})
        for kind, sizes in made
        for x in _inputs(draw, sizes[0], 1)
    ]


def network_output(draw: Draw) -> list[Case]:
    """Networks that end in several neurons; what a single one gives is judged elsewhere."""
    shapes = [*NETWORKS[1:], [draw.integer(2, 4), [3, 4, 2]], [2, [2, 3, 2, 4]]]
    return _same(draw, [f"MLP({n}, {sizes})" for n, sizes in shapes], "MLP", shapes)


def parameter_count(draw: Draw) -> list[Case]:
    """Neurons, layers and networks, the one with 41 parameters first."""
    made = [("MLP", NETWORKS[0]), ("MLP", NETWORKS[2]), ("Layer", [3, 5]), ("Neuron", [draw.integer(3, 9)])]
    return [
        Case(f"{kind}({str(sizes)[1:-1]})", "count", {"kind": kind, "sizes": sizes}) for kind, sizes in made
    ]


def parameter_order(draw: Draw) -> list[Case]:
    """Every parameter has its own number."""
    made = [("Neuron", [3], 4), ("Layer", [2, 3], 9), ("MLP", [2, [3, 2]], 17), ("MLP", [3, [4, 3, 2]], 39)]
    return [
        Case(
            f"{kind}({str(sizes)[1:-1]})",
            "outputs_with_numbers",
            {
                "kind": kind,
                "sizes": sizes,
                "numbers": [draw.uniform(-0.9, 0.9) for _ in range(count)],
                "inputs": _inputs(draw, sizes[0], 3),
            },
        )
        for kind, sizes, count in made
    ]


def weights_differ(draw: Draw) -> list[Case]:
    """The parameters of new neurons, layers and networks."""
    made = [("Neuron", [draw.integer(5, 9)]), ("Layer", [4, 3]), ("MLP", [3, [4, 4, 1]])]
    return [
        Case(f"{kind}({str(sizes)[1:-1]})", "first_weights", {"kind": kind, "sizes": sizes})
        for kind, sizes in made
    ]


def judge_weights(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """Too few different numbers: all weights differ, and only the biases may share one number."""
    kinds = [len({float(number) for number in observation.value}) for observation in observations]
    for case, observation, different in zip(cases, observations, kinds, strict=True):
        total = len(observation.value)
        if total - different >= _neurons(case.args["kind"], case.args["sizes"]):
            seen = f"the {total} parameters of {case.name} started with only {different} different numbers"
            return Finding(_why_alike(kinds), seen)
    return None


def _why_alike(kinds: Sequence[int]) -> str:
    """Which mistake leaves so few different numbers in a neuron, a layer from 4 to 3 and MLP(3, [4, 4, 1])."""
    neuron, layer, network = kinds
    if network <= 2:
        return "weights_all_equal"
    if neuron <= 2:
        return "one_value_for_all_inputs"
    return "seeded_neurons" if network == layer == 5 else "one_neuron_repeated"


def _neurons(kind: str, sizes: list) -> int:
    """How many neurons there are, and so how many biases."""
    return {"Neuron": lambda: 1, "Layer": lambda: sizes[1], "MLP": lambda: sum(sizes[1])}[kind]()


def slopes_arrive(draw: Draw) -> list[Case]:
    """Slopes of the output, or of the sum of outputs, with one number for all parameters."""
    made = [("Neuron", [3]), ("Layer", [2, 3]), ("MLP", [3, [4, 2]]), ("MLP", [2, [3, 3, 2]])]
    return [
        Case(
            f"{kind}({str(sizes)[1:-1]})",
            "slopes",
            {"kind": kind, "sizes": sizes, "number": _number(draw, i), "x": _inputs(draw, sizes[0], 1)[0]},
        )
        for i, (kind, sizes) in enumerate(made)
    ]


def sizes_unchanged(draw: Draw) -> list[Case]:
    """The caller's list after a network was made."""
    return [
        Case("three layers", "sizes_afterwards", {"n_in": 3, "sizes": [4, draw.integer(2, 6), 1]}),
        Case("one layer", "sizes_afterwards", {"n_in": 2, "sizes": [3]}),
    ]


CHECKS = [
    Check("neuron_output", "What a neuron gives", NEURON, neuron_output),
    Check("layer_output", "What a layer gives", LAYER, layer_output),
    Check("layer_of_one", "A layer of one gives a Value", LAYER, layer_of_one),
    Check("network_output", "What a network gives", NETWORK, network_output),
    Check("parameter_count", "How many parameters there are", NETWORK, parameter_count),
    Check("parameter_order", "The order of the parameters", NETWORK, parameter_order),
    Check("weights_differ", "The first weights differ", NEURON, weights_differ, judge_weights),
    Check("slopes_arrive", "Slopes arrive at parameters and inputs", NEURON, slopes_arrive),
    Check("sizes_unchanged", "The caller's list of sizes is left alone", NETWORK, sizes_unchanged),
]
