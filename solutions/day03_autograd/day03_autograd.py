# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Day 3 · A number that remembers
#
# Yesterday you walked back through one neuron by hand. A network has thousands of them, and its graph changes when
# you change your mind about a line. Nobody wants to walk that by hand, and nobody needs to: let the numbers
# themselves remember how they were made, and one general walk serves every expression that anybody will ever type.
#
# Before you start, a riddle. With `x = 3`, the expression `x * x + x` has the slope 7. A student's first engine says
# 3. Another's says 4. Both are right on every expression in which each number is used only once. What did they do?

# %% [markdown]
# ## What a Value is
#
# `Value(3.0)` has two attributes: `.data`, the number, and `.grad`, which is 0 until somebody goes back. An operation
# on Values gives a new Value, and the new one keeps whatever it needs to hand slopes back to the ones it was made
# from. What that is, and what you call it, is your choice.
#
# ## The operations
#
# | written | what the other one may be |
# |---|---|
# | `a + b`, `a - b`, `a * b`, `a / b` | a Value or a plain number, **on either side** |
# | `a ** k` | `k` is a plain number: 2, -1, 0.5, 0 … |
# | `a.tanh()`, `a.exp()` | |
#
# When Python meets `v + 2`, it calls `v.__add__(2)`. When it meets `2 + v`, it asks the number 2 first, which has
# never heard of Values, and then calls `v.__radd__(2)`. The same goes for `__rsub__`, `__rmul__` and `__rtruediv__`.
# Mind the order in the two where it matters.
#
# `**` has to be right for whatever base makes sense: `Value(-1.5) ** 3` does, and so does `Value(0.0) ** 2`.
#
# ## Backward
#
# `out.backward()` gives every Value that `out` was made from its `.grad`: how fast `out.data` rises with that Value's
# `.data`. It starts at `out`, whose slope with respect to itself is 1, and hands slopes back through each operation.
#
# Two things make it right for every graph and not only for trees:
#
# - a Value that is used in several places gets a slope from **each** of them, and they add up;
# - a Value may hand back only when **all** that it will ever receive has arrived. So each one waits for everything
#   that was made from it. An order in which nobody is asked too early is called topological, and then one visit to
#   each Value is enough. (A graph with 50 Values can have a billion paths; you do not want to walk them one by one.)
#
# `backward` is called once on a graph, and no graph is more than 200 operations deep, so a recursive function is fine.
#
# **By hand:** plain Python and its `math` module; no torch inside. You are writing what torch has inside.

# %% nbgrader={"grade": false, "grade_id": "write_Value", "locked": false, "schema_version": 3, "solution": true, "task": false}
import math


class Value:
    """A number that remembers how it was made.

    data: the number
    grad: how fast the Value on which backward() was called rises with this one; 0 before
    """

    def __init__(self, data):
        ### BEGIN SOLUTION
        self.data = data
        self.grad = 0.0
        self.inputs = []  # the Values it was made from, each with its local slope
        ### END SOLUTION

    def __add__(self, other):  # self + other
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data)
        out.inputs = [(self, 1.0), (other, 1.0)]
        return out
        ### END SOLUTION

    def __mul__(self, other):  # self * other
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data)
        out.inputs = [(self, other.data), (other, self.data)]
        return out
        ### END SOLUTION

    def __sub__(self, other):  # self - other
        ### BEGIN SOLUTION
        return self + other * -1
        ### END SOLUTION

    def __truediv__(self, other):  # self / other
        ### BEGIN SOLUTION
        return self * other**-1
        ### END SOLUTION

    def __pow__(self, exponent):  # self ** exponent, a plain number
        ### BEGIN SOLUTION
        out = Value(self.data**exponent)
        slope = exponent * self.data ** (exponent - 1) if exponent else 0.0
        out.inputs = [(self, slope)]
        return out
        ### END SOLUTION

    def __radd__(self, other):  # other + self, where other is a plain number
        ### BEGIN SOLUTION
        return self + other
        ### END SOLUTION

    def __rmul__(self, other):  # other * self
        ### BEGIN SOLUTION
        return self * other
        ### END SOLUTION

    def __rsub__(self, other):  # other - self
        ### BEGIN SOLUTION
        return self * -1 + other
        ### END SOLUTION

    def __rtruediv__(self, other):  # other / self
        ### BEGIN SOLUTION
        return self**-1 * other
        ### END SOLUTION

    def tanh(self):
        """The hyperbolic tangent of this Value."""
        ### BEGIN SOLUTION
        t = math.tanh(self.data)
        out = Value(t)
        out.inputs = [(self, 1 - t * t)]
        return out
        ### END SOLUTION

    def exp(self):
        """e to the power of this Value."""
        ### BEGIN SOLUTION
        e = math.exp(self.data)
        out = Value(e)
        out.inputs = [(self, e)]
        return out
        ### END SOLUTION

    def backward(self):
        """Give every Value that this one was made from its grad."""
        ### BEGIN SOLUTION
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for source, _ in node.inputs:
                    visit(source)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += slope * node.grad
        ### END SOLUTION

    def __repr__(self):
        return f"Value(data={self.data}, grad={self.grad})"


# %% [markdown]
# ## Try it
#
# Yesterday's neuron, without any walking by hand:

# %%
x1, x2, w1, w2, b = Value(1.0), Value(-2.0), Value(3.0), Value(1.2), Value(0.1)
o = (x1 * w1 + x2 * w2 + b).tanh()
o.backward()
for name, value in {"x1": x1, "x2": x2, "w1": w1, "w2": w2, "b": b, "o": o}.items():
    print(f"{name}: {value}")

# %% [markdown]
# And something tangled, against the engine that the rest of the world uses. Before you run the cell: in how many
# places is `a` used, counting those where it hides inside `c`?

# %%
import torch


def tangle(a, b):
    c = a * b + a
    d = 2 - c / a + c.tanh() ** 2
    return d * c + 3 / d


a, b = Value(0.7), Value(-1.3)
tangle(a, b).backward()
a_torch = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
b_torch = torch.tensor(-1.3, dtype=torch.float64, requires_grad=True)
tangle(a_torch, b_torch).backward()
print(f"yours: {a.grad:.10f} {b.grad:.10f}")
print(f"torch: {a_torch.grad:.10f} {b_torch.grad:.10f}")

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked of other
# expressions and numbers, which are drawn when your work is graded.
#
# **At first.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "at_first", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
v = Value(3.0)
assert v.data == 3.0, "data is the number"
assert v.grad == 0, "nobody has gone back yet"
### BEGIN HIDDEN TESTS
autograder_check("at_first")
### END HIDDEN TESTS

# %% [markdown]
# **Forward.** The data of every operation on Values. (2 points)

# %% nbgrader={"grade": true, "grade_id": "forward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a, b = Value(6.0), Value(4.0)
assert [(a + b).data, (a - b).data, (a * b).data, (a / b).data] == [10, 2, 24, 1.5], "plain arithmetic"
assert (b**2).data == 16, "b squared"
assert Value(0.0).tanh().data == 0, "tanh(0) is 0"
assert Value(0.0).exp().data == 1, "exp(0) is 1"
### BEGIN HIDDEN TESTS
autograder_check("forward")
### END HIDDEN TESTS

# %% [markdown]
# **Plain numbers on either side.** Their data. (2 points)

# %% nbgrader={"grade": true, "grade_id": "either_side", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
v = Value(4.0)
assert [(v + 1).data, (v - 1).data, (v * 3).data, (v / 8).data] == [5, 3, 12, 0.5], "a number on the right"
assert [(1 + v).data, (1 - v).data, (3 * v).data, (8 / v).data] == [5, -3, 12, 2], "a number on the left"
### BEGIN HIDDEN TESTS
autograder_check("either_side")
### END HIDDEN TESTS

# %% [markdown]
# **The slopes of + - * /,** one operation on two Values at a time. (2 points)

# %% nbgrader={"grade": true, "grade_id": "arithmetic", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a, b = Value(6.0), Value(4.0)
(a * b).backward()
assert (a.grad, b.grad) == (4, 6), "a product"
a, b = Value(6.0), Value(4.0)
(a - b).backward()
assert (a.grad, b.grad) == (1, -1), "a difference"
### BEGIN HIDDEN TESTS
autograder_check("arithmetic")
### END HIDDEN TESTS

# %% [markdown]
# **The slopes of `**`, tanh and exp,** one at a time. (2 points)

# %% nbgrader={"grade": true, "grade_id": "curves", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a, b, c = Value(3.0), Value(0.0), Value(0.0)
(a**2).backward()
b.tanh().backward()
c.exp().backward()
assert (a.grad, b.grad, c.grad) == (6, 1, 1), "slopes of a square, of tanh at 0 and of exp at 0"
### BEGIN HIDDEN TESTS
autograder_check("curves")
### END HIDDEN TESTS

# %% [markdown]
# **Powers at the edge:** a base that is negative or 0, the exponents 0 and 1. Data and slopes. (1 point)

# %% nbgrader={"grade": true, "grade_id": "power_edges", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
a, b = Value(-2.0), Value(5.0)
out = a**3
out.backward()
assert (out.data, a.grad) == (-8, 12), "a negative base"
(b**0).backward()
assert b.grad == 0, "b ** 0 is 1 whatever b is"
### BEGIN HIDDEN TESTS
autograder_check("power_edges")
### END HIDDEN TESTS

# %% [markdown]
# **Several operations,** sums and products in a row and side by side, each Value used once. (1 point)

# %% nbgrader={"grade": true, "grade_id": "chains", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
a, b, c = Value(2.0), Value(3.0), Value(4.0)
(a * b * c).backward()
assert (a.grad, b.grad, c.grad) == (12, 8, 6), "each slope is the product of the other two"
### BEGIN HIDDEN TESTS
autograder_check("chains")
### END HIDDEN TESTS

# %% [markdown]
# **Used twice.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "used_twice", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
x = Value(3.0)
(x * x + x).backward()
assert x.grad == 7, "the riddle at the top"
### BEGIN HIDDEN TESTS
autograder_check("used_twice")
### END HIDDEN TESTS

# %% [markdown]
# **The order.** Results of operations that are used in several places, near the output and far from it. (2 points)

# %% nbgrader={"grade": true, "grade_id": "order", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
x, k = Value(3.0), Value(2.0)
inner = x * k  # 6
late = inner * k  # 12, which is used beside what it was made from
(inner * late).backward()
assert (x.grad, k.grad) == (48, 108), "the result is x² k³"
### BEGIN HIDDEN TESTS
autograder_check("order")
### END HIDDEN TESTS

# %% [markdown]
# **One visit each.** A graph of 39 Values with 4,096 paths is walked in few steps. (1 point)

# %% nbgrader={"grade": true, "grade_id": "one_visit_each", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
v = start = Value(1.0)
for _ in range(5):
    v = (v + Value(1.0)) + (v + Value(1.0))
v.backward()
assert start.grad == 32, (
    "five rungs, and each doubles the slope; the hidden test also looks at the work it takes"
)
### BEGIN HIDDEN TESTS
autograder_check("one_visit_each")
### END HIDDEN TESTS

# %% [markdown]
# **Deep.** Up to 200 operations one after the other. (1 point)

# %% nbgrader={"grade": true, "grade_id": "deep", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
v = start = Value(1.0)
for _ in range(200):
    v = v + Value(1.0)
v.backward()
assert start.grad == 1, "two hundred sums hand 1 back"
### BEGIN HIDDEN TESTS
autograder_check("deep")
### END HIDDEN TESTS

# %% [markdown]
# **Everything together:** neurons, losses, ratios of exponentials, with numbers on both sides. (1 point)

# %% nbgrader={"grade": true, "grade_id": "together", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
import math

x = Value(0.0)
out = 1 / (1 + (0 - x).exp())
out.backward()
assert math.isclose(out.data, 0.5), "the sigmoid of 0"
assert math.isclose(x.grad, 0.25), "and its slope there"
### BEGIN HIDDEN TESTS
autograder_check("together")
### END HIDDEN TESTS

# %% [markdown]
# **By hand.** This one is judged on the text of your solution: the engine is your own. (2 points)

# %% nbgrader={"grade": true, "grade_id": "by_hand", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert Value(2.0).data == 2.0, "still to be written"
### BEGIN HIDDEN TESTS
autograder_check("by_hand")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* expressions are built with your class from a description chosen at grading time, and the data
# and slopes that come out are compared with the right ones, to a relative 0.00001. The cells above do not count, so
# leave them as they are. If something is off, the feedback says what was seen and where to look.
