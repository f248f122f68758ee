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
# # Day 1 · Slopes by nudging
#
# Here is a box with a number going in and a number coming out. You cannot look inside. Somebody asks: if I turned
# the input up a little, how fast would the output rise?
#
# You do not need to see inside. Turn the input up a little, turn it down a little, and look at what came out. Ten
# days from now a network with ten thousand inputs is trained by answering this one question, and while it is
# answered there in a cleverer way, nudging stays the way to check that the clever one is right.

# %% [markdown]
# ## The slope at a point
#
# Take one probe a step `h` above `x` and one a step `h` below. What changed between the two, divided by how far
# apart they are, is the **central difference**. It is the slope of the line through two points of the curve, with
# `x` in the middle between them.
#
# Why in the middle? Line up a probe at `x` itself with one at `x + h`, and the answer leans to one side: its error
# is proportional to `h`. With `x` in the middle the two leanings cancel, and the error is proportional to `h²`.
# Halve `h` and the error falls to a quarter.
#
# Some numbers to hold on to, for f(x) = x³ at x = 2, where the true slope is 12:
#
# | h | central difference | its error |
# |---|---|---|
# | 1 | 13 | 1 |
# | 0.5 | 12.25 | 0.25 |
# | 0.1 | 12.01 | 0.01 |
#
# Use the `h` that you are given, as it is. `f` takes a number and gives a number; its slope, and `x`, may be
# positive, negative or 0.

# %% nbgrader={"grade": false, "grade_id": "write_derivative", "locked": false, "schema_version": 3, "solution": true, "task": false}
def derivative(f, x: float, h: float = 1e-5) -> float:
    """The slope of `f` at `x`, as a central difference.

    f: takes a number, gives a number
    x: where the slope is wanted
    h: how far from x each of the two probes lies, above 0
    """
    ### BEGIN SOLUTION
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION


# %% [markdown]
# ## One slope for each input
#
# Now the box has several inputs, and `f` takes them as **one list**. Each input has a slope of its own: nudge that
# one up and down, and hold all the others exactly where they are. These are the partial derivatives, and the list
# of them, in the order of the inputs, is the **gradient**.
#
# For f([a, b]) = a·b at a = 2, b = 5 the gradient is [5, 2]: turn `a` up by a little and the product grows 5 times
# as fast.
#
# The list `xs` belongs to whoever called you. When you are done, it must hold what it held before. What you return
# is a list too, as long as `xs`.


# %% nbgrader={"grade": false, "grade_id": "write_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient(f, xs: list[float], h: float = 1e-5) -> list[float]:
    """The slope of `f` along each entry of `xs`, as central differences.

    f: takes one list of numbers, gives a number
    xs: the point, left as it is
    h: how far each probe lies from the point, along one entry
    """
    ### BEGIN SOLUTION
    slopes = []
    for i, x in enumerate(xs):

        def along(moved, i=i):
            return f(xs[:i] + [moved] + xs[i + 1 :])

        slopes.append(derivative(along, x, h))
    return slopes
    ### END SOLUTION


# %% [markdown]
# ## Try it
#
# The sine has the slope cos(1) at x = 1, so the error of your slope can be measured. Before you run the cell:
# the steps get smaller and smaller. Which row will have the smallest error?

# %%
import math

for exponent in range(1, 15):
    error = abs(float(derivative(math.sin, 1.0, 10.0**-exponent)) - math.cos(1.0))
    print(
        f"h = 1e-{exponent:02d}   error = {error:.1e}   {'#' * max(0, round(40 + 3 * math.log10(error + 1e-15)))}"
    )

# %% [markdown]
# Going down, each row first gains two digits: that is h². Then the error grows again. A computer keeps about 16
# digits of f(x + h) and of f(x − h), and the closer these two are, the fewer digits are left of their difference.
# That is why the default is 1e-5 and not 1e-15.
#
# And a gradient. The point lies on the side of a bowl; downhill is where the gradient does *not* point.


# %%
def bowl(xs):
    return (xs[0] - 1) ** 2 + 3 * (xs[1] + 2) ** 2


point = [2.0, 0.0]
for _ in range(5):
    slopes = gradient(bowl, point)
    print(
        f"at ({point[0]:.2f}, {point[1]:5.2f})   height {bowl(point):7.3f}   gradient ({slopes[0]:.2f}, {slopes[1]:.2f})"
    )
    point = [x - 0.1 * slope for x, slope in zip(point, slopes)]

# %% [markdown]
# ## Tests
#
# Each cell below shows a few examples that you can run. The points come from the same questions asked with other
# functions and numbers, which are chosen when your work is graded.
#
# **The slope, roughly.** With the default `h`, to a relative 0.0001: lines, waves, flat functions, x = 0.
# (3 points)

# %% nbgrader={"grade": true, "grade_id": "slope", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
import math

assert math.isclose(derivative(lambda x: 3 * x + 1, 2.0), 3.0, rel_tol=1e-4), (
    "the slope of 3x + 1 is 3 everywhere"
)
assert math.isclose(derivative(math.sin, 0.0), 1.0, rel_tol=1e-4), "the sine leaves 0 with slope 1"
assert abs(derivative(lambda x: 7.0, 2.0)) < 1e-6, "a function that never changes has slope 0"
### BEGIN HIDDEN TESTS
autograder_check("slope")
### END HIDDEN TESTS

# %% [markdown]
# **In the middle.** Functions so sharply bent that a slope leaning to one side is off in the fourth digit, the
# bottom of a parabola, the tip of a kink. To a relative 0.00001. (4 points)

# %% nbgrader={"grade": true, "grade_id": "central", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
assert abs(derivative(lambda x: (x - 2) ** 2, 2.0)) < 1e-8, "at the bottom of a parabola the slope is 0"
assert abs(derivative(abs, 0.0)) < 1e-8, "the two sides of a kink balance"
### BEGIN HIDDEN TESTS
autograder_check("central")
### END HIDDEN TESTS

# %% [markdown]
# **Another `h`.** The step is the caller's choice, and large ones are chosen. (2 points)

# %% nbgrader={"grade": true, "grade_id": "other_h", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert math.isclose(derivative(lambda x: x**3, 0.0, h=0.5), 0.25), (
    "with h = 0.5, the probes are at 0.5 and -0.5"
)
assert math.isclose(derivative(lambda x: x**3, 0.0, 2.0), 4.0), "with h = 2, the probes are at 2 and -2"
### BEGIN HIDDEN TESTS
autograder_check("other_h")
### END HIDDEN TESTS

# %% [markdown]
# **The gradient, roughly.** One slope for each entry, in order, in a list. Default `h`, to a relative 0.0001.
# (3 points)

# %% nbgrader={"grade": true, "grade_id": "partials", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
slopes = gradient(lambda xs: 2 * xs[0] + 5 * xs[1] - xs[2], [1.0, 2.0, 3.0])
assert isinstance(slopes, list), "a list comes back"
assert len(slopes) == 3, "three inputs have three slopes"
assert all(math.isclose(a, b, rel_tol=1e-4) for a, b in zip(slopes, [2, 5, -1])), "in the order of the inputs"
### BEGIN HIDDEN TESTS
autograder_check("partials")
### END HIDDEN TESTS

# %% [markdown]
# **One at a time.** While one entry is nudged, the others stand where they were. A large `h` makes it show.
# (3 points)

# %% nbgrader={"grade": true, "grade_id": "one_at_a_time", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
slopes = gradient(lambda xs: xs[0] * xs[1], [2.0, 5.0], h=0.5)
assert all(math.isclose(a, b) for a, b in zip(slopes, [5, 2])), "each slope of a product is the other factor"
### BEGIN HIDDEN TESTS
autograder_check("one_at_a_time")
### END HIDDEN TESTS

# %% [markdown]
# **In the middle, along every entry,** with the caller's `h`. (2 points)

# %% nbgrader={"grade": true, "grade_id": "gradient_central", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
slopes = gradient(lambda xs: xs[0] ** 3 + xs[1] ** 2, [2.0, 5.0], h=0.5)
assert all(math.isclose(a, b) for a, b in zip(slopes, [12.25, 10])), "central differences with h = 0.5"
### BEGIN HIDDEN TESTS
autograder_check("gradient_central")
### END HIDDEN TESTS

# %% [markdown]
# **The caller's list.** (1 point)

# %% nbgrader={"grade": true, "grade_id": "leaves_input", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
point = [2.0, 5.0]
gradient(lambda xs: xs[0] * xs[1], point, h=0.5)
assert all(math.isclose(a, b) for a, b in zip(point, [2.0, 5.0])), "the caller's list was changed"
### BEGIN HIDDEN TESTS
autograder_check("leaves_input")
### END HIDDEN TESTS

# %% [markdown]
# ---
# *How this is graded:* your functions are called with functions and points chosen at grading time, and the numbers
# they return are compared with the right ones. The cells above do not count, so leave them as they are. If
# something is off, the feedback says what was seen and where to look.
