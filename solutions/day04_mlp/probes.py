"""Neurons, layers and networks of the student's classes, their parameters set from plain numbers."""

from tendays import Value


def _made(student, kind, sizes):
    return getattr(student, kind)(*sizes)


def _told(output):
    """Plain data of what a module gives: the data of a Value, a list as a list; anything else by its type."""
    if isinstance(output, list | tuple):
        return [_told(item) for item in output]
    if isinstance(output, Value):
        return output.data
    return f"a {type(output).__name__}, not a Value"


def outputs_with_one_number(student, kind, sizes, number, inputs):
    """The outputs for each of `inputs`, as numbers and then as Values, with all parameters set to `number`."""
    module = _made(student, kind, sizes)
    for p in module.parameters():
        p.data = number
    return [_told(module(list(x))) for x in inputs] + [_told(module([Value(x_i) for x_i in inputs[0]]))]


def outputs_with_numbers(student, kind, sizes, numbers, inputs):
    """The outputs for each of `inputs`, with the parameters set to `numbers` in their order."""
    module = _made(student, kind, sizes)
    for p, number in zip(module.parameters(), numbers):
        p.data = number
    return [_told(module(list(x))) for x in inputs]


def kind_of_output(student, kind, sizes, x):
    """What one call gives: a Value, or what else."""
    output = _made(student, kind, sizes)(x)
    return "a Value" if isinstance(output, Value) else f"a {type(output).__name__}"


def count(student, kind, sizes):
    """How many parameters there are."""
    return len(_made(student, kind, sizes).parameters())


def first_weights(student, kind, sizes):
    """The parameters' data right after construction."""
    return [p.data for p in _made(student, kind, sizes).parameters()]


def slopes(student, kind, sizes, number, x):
    """The grads of all parameters, sorted, and of the inputs, with all parameters set to `number`."""
    module, inputs = _made(student, kind, sizes), [Value(x_i) for x_i in x]
    for p in module.parameters():
        p.data = number
    output = module(inputs)
    if isinstance(output, list | tuple):
        output = sum(output[1:], output[0])
    output.backward()
    return {"parameters": sorted(p.grad for p in module.parameters()), "inputs": [x_i.grad for x_i in inputs]}


def sizes_afterwards(student, n_in, sizes):
    """What the caller's list holds once the network is made."""
    student.MLP(n_in, sizes)
    return sizes
