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
# # Day 4 · From a neuron to a network
#
# You have one neuron and an engine that can walk back through anything. Put four neurons beside each other and let
# them look at the same inputs: a layer. Put layers in a row, each looking at what the one before it says: a network.
# Nothing else is added. The network that you build today has 41 numbers in it, and tomorrow you will train it.
#
# There is no new mathematics in this notebook. What goes wrong here is bookkeeping: how many numbers go where, which
# of them belong to the network, and in what order they are listed. It is worth getting right once.

# %% [markdown]
# ## The engine
#
# `Value` is the course's own, and it does what yours of yesterday does: `.data`, `.grad`, `+ - * / **`, `.tanh()`,
# `.exp()`, `.backward()`. The numbers of a network are `Value`s, so that `backward` finds them.

# %%
import random

from tendays import Value

# %% [markdown]
# ## A neuron
#
# `Neuron(n_in)` has one weight for each of its inputs, and a bias. `neuron(x)` takes a list of `n_in` numbers or
# Values and gives one Value: the tanh of the weighted sum with the bias, as on Day 2.
#
# At the start the weights are random, say between -1 and 1, and **differ from each other**: two neurons that start
# alike get the same slopes forever and never learn to see different things. A bias may start at 0.
#
# `neuron.parameters()` lists the weights, in the order of the inputs, and then the bias: the very Values that the
# neuron computes with. Whoever trains the network changes their `.data`, and the next `neuron(x)` must see it.


# %% nbgrader={"grade": false, "grade_id": "write_Neuron", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Neuron:
    """tanh(w·x + b) for n_in inputs."""

    def __init__(self, n_in: int) -> None:
        ### BEGIN SOLUTION
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n_in)]
        self.b = Value(random.uniform(-1, 1))
        ### END SOLUTION

    def __call__(self, x: list) -> Value:
        """One Value from n_in numbers or Values."""
        ### BEGIN SOLUTION
        total = self.b
        for weight, x_i in zip(self.w, x):
            total = total + weight * x_i
        return total.tanh()
        ### END SOLUTION

    def parameters(self) -> list[Value]:
        """The weights, then the bias."""
        ### BEGIN SOLUTION
        return [*self.w, self.b]
        ### END SOLUTION


# %% [markdown]
# ## A layer
#
# `Layer(n_in, n_out)` is `n_out` neurons, and every one of them sees all `n_in` inputs. `layer(x)` gives the list of
# what they say. A layer of one neuron gives that one Value itself, **not** a list with one Value in it: what
# comes out of the last layer of most networks is a number, and a number is what one wants to compute a loss from.
#
# `layer.parameters()` goes neuron by neuron.


# %% nbgrader={"grade": false, "grade_id": "write_Layer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Layer:
    """n_out neurons side by side, each seeing all n_in inputs."""

    def __init__(self, n_in: int, n_out: int) -> None:
        ### BEGIN SOLUTION
        self.neurons = [Neuron(n_in) for _ in range(n_out)]
        ### END SOLUTION

    def __call__(self, x: list) -> Value | list[Value]:
        """The neurons' outputs: a list, or the one Value of a layer of one."""
        ### BEGIN SOLUTION
        outputs = [neuron(x) for neuron in self.neurons]
        return outputs[0] if len(outputs) == 1 else outputs
        ### END SOLUTION

    def parameters(self) -> list[Value]:
        """Neuron by neuron."""
        ### BEGIN SOLUTION
        return [p for neuron in self.neurons for p in neuron.parameters()]
        ### END SOLUTION


# %% [markdown]
# ## A network
#
# `MLP(n_in, sizes)` (for *multi-layer perceptron*) takes `n_in` numbers and has one layer for each entry of `sizes`,
# which says how many neurons it has. Each layer sees what the layer before it gives. There is a tanh on **every**
# layer, the last one too. No layer but the last has a single neuron.
#
# How many parameters does `MLP(3, [4, 4, 1])` have? Count on paper first: 4 neurons with 3 weights and a bias each,
# then 4 neurons with … It is 41.
#
# `mlp.parameters()` goes layer by layer. The list `sizes` belongs to the caller.


# %% nbgrader={"grade": false, "grade_id": "write_MLP", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MLP:
    """Layers in a row: n_in numbers go into the first, and sizes says how many neurons each has."""

    def __init__(self, n_in: int, sizes: list[int]) -> None:
        ### BEGIN SOLUTION
        widths = [n_in, *sizes]
        self.layers = [Layer(a, b) for a, b in zip(widths, widths[1:])]
        ### END SOLUTION

    def __call__(self, x: list) -> Value | list[Value]:
        """One Value if the last layer has one neuron, else a list."""
        ### BEGIN SOLUTION
        for layer in self.layers:
            x = layer(x)
        return x
        ### END SOLUTION

    def parameters(self) -> list[Value]:
        """Layer by layer, neuron by neuron, weights then bias."""
        ### BEGIN SOLUTION
        return [p for layer in self.layers for p in layer.parameters()]
        ### END SOLUTION


# %% [markdown]
# ## Try it
#
# A network that has seen nothing yet, on one example. Then a single step downhill: every parameter moves a little
# against its slope. Before you run the cell: the target is 1. Will the output be closer to it afterwards?

# %%
random.seed(4)
mlp = MLP(3, [4, 4, 1])
print(len(mlp.parameters()), "parameters")

x, target = [2.0, 3.0, -1.0], 1.0
before = mlp(x)
loss = (before - target) ** 2
loss.backward()
for p in mlp.parameters():
    p.data -= 0.05 * p.grad
print(f"output before {before.data:.4f}, after {mlp(x).data:.4f}, target {target}")

# %% [markdown]
# One neuron with two inputs draws a straight line through the plane. Here is what a small network draws: `#` where its
# output is above 0, `.` below. Run the cell a few times; each network is born with other weights.

# %%
random.seed()
mlp = MLP(2, [8, 8, 1])
for row in range(12):
    y = 3 - 6 * row / 11
    print("".join("#" if mlp([-3 + 6 * column / 35, y]).data > 0 else "." for column in range(36)))

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked with other
# sizes and numbers, which are drawn when your work is graded: parameters get new data, and what comes out is compared.
#
# **A neuron's output,** with all its parameters set to one and the same number. (3 points)

# %% nbgrader={"grade": true, "grade_id": "neuron_output", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
import math

neuron = Neuron(2)
for p in neuron.parameters():
    p.data = 0.5
assert math.isclose(neuron([1.0, -1.0]).data, math.tanh(0.5)), "0.5·1 + 0.5·(−1) + 0.5, and then tanh"
assert math.isclose(neuron([Value(1.0), Value(2.0)]).data, math.tanh(2.0)), "inputs may be Values"
### BEGIN HIDDEN TESTS
autograder_check("neuron_output")
### END HIDDEN TESTS

# %% [markdown]
# **A layer's outputs,** one for each of several neurons. (2 points)

# %% nbgrader={"grade": true, "grade_id": "layer_output", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
layer = Layer(2, 3)
for p in layer.parameters():
    p.data = 0.5
outputs = layer([1.0, -1.0])
assert isinstance(outputs, list), "several neurons give a list"
assert len(outputs) == 3, "one Value for each neuron"
assert all(math.isclose(y.data, math.tanh(0.5)) for y in outputs), "equal neurons say the same"
### BEGIN HIDDEN TESTS
autograder_check("layer_output")
### END HIDDEN TESTS

# %% [markdown]
# **A layer of one.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "layer_of_one", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert isinstance(Layer(3, 1)([1.0, 2.0, 3.0]), Value), "a layer of one gives a Value"
assert isinstance(MLP(3, [2, 1])([1.0, 2.0, 3.0]), Value), "and so does a network that ends in one"
### BEGIN HIDDEN TESTS
autograder_check("layer_of_one")
### END HIDDEN TESTS

# %% [markdown]
# **A network's output.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "network_output", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
mlp = MLP(2, [3, 2])
for p in mlp.parameters():
    p.data = 0.5
hidden = math.tanh(0.5)
assert all(math.isclose(y.data, math.tanh(1.5 * hidden + 0.5)) for y in mlp([1.0, -1.0])), (
    "tanh of a sum of tanhs"
)
### BEGIN HIDDEN TESTS
autograder_check("network_output")
### END HIDDEN TESTS

# %% [markdown]
# **How many parameters.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "parameter_count", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert len(Neuron(3).parameters()) == 4, "three weights and a bias"
assert len(MLP(3, [4, 4, 1]).parameters()) == 41, "4·4 + 4·5 + 1·5"
### BEGIN HIDDEN TESTS
autograder_check("parameter_count")
### END HIDDEN TESTS

# %% [markdown]
# **The order of the parameters.** (3 points)

# %% nbgrader={"grade": true, "grade_id": "parameter_order", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
neuron = Neuron(2)
for p, number in zip(neuron.parameters(), [1.0, 0.0, -0.25]):
    p.data = number
assert math.isclose(neuron([0.5, 7.0]).data, math.tanh(0.25)), "the first weight, the second weight, the bias"
### BEGIN HIDDEN TESTS
autograder_check("parameter_order")
### END HIDDEN TESTS

# %% [markdown]
# **Weights that differ.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "weights_differ", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
weights = [p.data for neuron in (Neuron(3), Neuron(3)) for p in neuron.parameters()[:3]]
assert len(set(weights)) == 6, "six weights, six numbers"
### BEGIN HIDDEN TESTS
autograder_check("weights_differ")
### END HIDDEN TESTS

# %% [markdown]
# **Slopes arrive,** at the parameters and at the inputs. (2 points)

# %% nbgrader={"grade": true, "grade_id": "slopes_arrive", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
mlp, x = MLP(2, [3, 1]), [Value(1.0), Value(-2.0)]
mlp(x).backward()
assert all(p.grad != 0 for p in mlp.parameters()), "every parameter has a part in the output"
assert all(value.grad != 0 for value in x), "and so has every input"
### BEGIN HIDDEN TESTS
autograder_check("slopes_arrive")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's list of sizes.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "sizes_unchanged", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
sizes = [4, 4, 1]
MLP(3, sizes)
assert sizes == [4, 4, 1], "the caller's list was changed"
### BEGIN HIDDEN TESTS
autograder_check("sizes_unchanged")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* neurons, layers and networks are built with your classes, their parameters are set to numbers
# chosen at grading time, and what comes out is compared with the right numbers, to a relative 0.00001. The cells above
# do not count, so leave them as they are. If something is off, the feedback says what was seen and where to look.
