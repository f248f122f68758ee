"""Expressions built with the student's `Value` from plain lists.

A step is an operation and its operands, [name, operand, ...]: an operand in a list, [3], is node 3 (the leaves
come first, then the results of the steps); a bare number is itself.
"""

import operator
import sys

OPERATIONS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "tanh": lambda value: value.tanh(),
    "exp": lambda value: value.exp(),
}
RUNGS = 12  # of the ladder: 39 nodes, 4,096 paths down to its first
MANY = 6000  # calls: 150 for each node


def _built(student, leaves, steps):
    nodes = [student.Value(number) for number in leaves]
    for name, *operands in steps:
        values = [nodes[operand[0]] if isinstance(operand, list) else operand for operand in operands]
        nodes.append(OPERATIONS[name](*values))
    return nodes


def fresh(student, numbers):
    """Data and grad of Values that nothing has been done with."""
    values = [student.Value(number) for number in numbers]
    return [[value.data, value.grad] for value in values]


def forward(student, leaves, steps):
    """The data of every step's result."""
    return [node.data for node in _built(student, leaves, steps)[len(leaves) :]]


def gradients(student, leaves, steps):
    """The leaves' grads after going back from the last step's result."""
    nodes = _built(student, leaves, steps)
    nodes[-1].backward()
    return [leaf.grad for leaf in nodes[: len(leaves)]]


def both(student, leaves, steps):
    """The last step's data, and the leaves' grads."""
    nodes = _built(student, leaves, steps)
    nodes[-1].backward()
    return {"data": nodes[-1].data, "grads": [leaf.grad for leaf in nodes[: len(leaves)]]}


def work(student, leaves):
    """Whether going back through a ladder takes steps by the node or by the path; each rung doubles the paths."""
    rail, left, right = (student.Value(number) for number in leaves)
    for _ in range(RUNGS):
        rail = (rail + left) + (rail + right)
    return f"steps for each {'node' if _calls(rail.backward) < MANY else 'path'}"


def _calls(function):
    """How many calls, of Python functions and built-in ones, happen inside `function`."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
