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
# # Day 2 · One neuron, backwards, by hand
#
# A neuron is pressed through a few plain operations: two products, two sums, one squashing. Its output is one
# number. Which of its five inputs is to blame for that number, and how much is each?
#
# Yesterday you could have answered by nudging each input and running the neuron twice, ten runs for five slopes.
# Today you get all five from a single walk through the neuron, from its output back to its inputs, and without
# any error at all. The walk is the chain rule, and it is how every network that you have heard of is trained.

# %% [markdown]
# ## The neuron, step by step
#
# ```
# x1 ──┐
#      × ── p1 ──┐
# w1 ──┘         │
#                + ── s ──┐
# x2 ──┐         │        │
#      × ── p2 ──┘        + ── z ── tanh ── o
# w2 ──┘                  │
#                    b ───┘
# ```
#
# - p1 = x1·w1 and p2 = x2·w2
# - s = p1 + p2
# - z = s + b
# - o = tanh(z)
#
# ## Going back
#
# Start at the output, where the slope of `o` with respect to itself is 1. At each operation ask one small question:
# if this input of the operation rises a little, how fast does its output rise? That is the **local** slope, and it
# knows nothing of the rest. Multiply it by the slope that arrived from behind, and hand the product on.
#
# | operation | local slope |
# |---|---|
# | sum u + v | 1 for each of the two |
# | product u·v | what does a little more of `u` give, times how large a `v`? You say |
# | o = tanh(z) | 1 − o², at the o that came out |
#
# The last line deserves a look: near z = 0 the slope is almost 1; far out, where tanh is flat, almost nothing gets
# through. A neuron out there is called saturated, and what is left of its slopes is tiny but not 0.
#
# ## What to return
#
# A dict with exactly the keys `"x1"`, `"x2"`, `"w1"`, `"w2"` and `"b"`: how fast the **output** `o` rises with each.
#
# **By hand:** no autograd engine, neither torch's nor the course's, and no nudging. Python's `math` is enough.

# %% nbgrader={"grade": false, "grade_id": "write_neuron_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neuron_gradients(x1: float, x2: float, w1: float, w2: float, b: float) -> dict[str, float]:
    """The slopes of tanh(x1*w1 + x2*w2 + b) with respect to its five inputs, by the chain rule.

    Returns a dict with the keys x1, x2, w1, w2, b.
    """
    ### BEGIN SOLUTION
    import math

    o = math.tanh(x1 * w1 + x2 * w2 + b)
    slope_at_z = 1 - o**2
    return {
        "x1": slope_at_z * w1,
        "x2": slope_at_z * w2,
        "w1": slope_at_z * x1,
        "w2": slope_at_z * x2,
        "b": slope_at_z,
    }
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# First see that you agree with nudging, to as many digits as nudging has. Before you run the cell: the first input is
# 1 and its weight is 3. Which of the two has the larger slope?

# %%
import math


def neuron(x1, x2, w1, w2, b):
    return math.tanh(x1 * w1 + x2 * w2 + b)


def nudged(name, inputs, h=1e-5):
    up, down = dict(inputs), dict(inputs)
    up[name] += h
    down[name] -= h
    return (neuron(**up) - neuron(**down)) / (2 * h)


inputs = {"x1": 1.0, "x2": -2.0, "w1": 3.0, "w2": 1.2, "b": 0.1}
slopes = neuron_gradients(**inputs)
for name in inputs:
    print(f"{name}   by hand {float(slopes[name]):.10f}   by nudging {nudged(name, inputs):.10f}")

# %% [markdown]
# Then watch a neuron saturate. The bias grows, and what still gets through to it shrinks:

# %%
for b in range(0, 10):
    slope = float(neuron_gradients(0.5, -0.5, 1.0, 1.0, b)["b"])
    print(f"b = {b}   output {math.tanh(b):.8f}   slope {slope:.2e}")

# %% [markdown]
# ## Tests
#
# Each cell below shows an example that you can run. The points come from the same questions asked with other
# numbers, which are drawn when your work is graded.
#
# **The weights.** (4 points)

# %% nbgrader={"grade": true, "grade_id": "weights", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
import math

slopes = neuron_gradients(2.0, -3.0, 0.5, 0.25, -0.25)  # here z = 0, where tanh has slope 1
assert math.isclose(slopes["w1"], 2.0), "at z = 0, the slope of w1"
assert math.isclose(slopes["w2"], -3.0), "at z = 0, the slope of w2"
### BEGIN HIDDEN TESTS
autograder_check("weights")
### END HIDDEN TESTS

# %% [markdown]
# **The inputs.** (4 points)

# %% nbgrader={"grade": true, "grade_id": "inputs", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
slopes = neuron_gradients(2.0, -3.0, 0.5, 0.25, -0.25)
assert math.isclose(slopes["x1"], 0.5), "at z = 0, the slope of x1"
assert math.isclose(slopes["x2"], 0.25), "at z = 0, the slope of x2"
### BEGIN HIDDEN TESTS
autograder_check("inputs")
### END HIDDEN TESTS

# %% [markdown]
# **The bias.** (2 points)

# %% nbgrader={"grade": true, "grade_id": "bias", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
slopes = neuron_gradients(2.0, -3.0, 0.5, 0.25, 0.25)  # here z = 0.5
assert math.isclose(slopes["b"], 0.7864477329659274), "at z = 0.5, the slope of b"
### BEGIN HIDDEN TESTS
autograder_check("bias")
### END HIDDEN TESTS

# %% [markdown]
# **The keys.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "keys", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
slopes = neuron_gradients(2.0, -3.0, 0.5, 0.25, 0.25)
assert isinstance(slopes, dict), "a dict comes back"
assert set(slopes) == {"x1", "x2", "w1", "w2", "b"}, "one key for each input, and no other"
### BEGIN HIDDEN TESTS
autograder_check("keys")
### END HIDDEN TESTS

# %% [markdown]
# **A saturated neuron.** Far out, the bias has a slope of less than a millionth, and you have it to five digits.
# (2 points)

# %% nbgrader={"grade": true, "grade_id": "saturated", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
slopes = neuron_gradients(2.0, 1.0, 3.0, 1.0, 2.0)  # here z = 9
assert math.isclose(slopes["b"], 6.0919e-08, rel_tol=1e-4), "at z = 9, the slope of b"
### BEGIN HIDDEN TESTS
autograder_check("saturated")
### END HIDDEN TESTS

# %% [markdown]
# **By hand.** This one is judged on the text of your solution: it takes no derivatives through an autograd engine.
# (3 points)

# %% nbgrader={"grade": true, "grade_id": "by_hand", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
assert neuron_gradients(0.0, 0.0, 0.0, 0.0, 0.0)["b"] == 1.0, "still to be written"
### BEGIN HIDDEN TESTS
autograder_check("by_hand")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your function is called with inputs chosen at grading time, and the numbers it returns are
# compared with the right ones, to a relative 0.00001. The cells above do not count, so leave them as they are. If
# something is off, the feedback says what was seen and where to look.
