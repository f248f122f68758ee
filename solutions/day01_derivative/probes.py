"""Calls of `derivative` and `gradient` on functions built from plain numbers."""

import math


def _polynomial(center, *coefficients):
    """coefficients[k] times (x - center)^k, summed."""
    return lambda x: sum(c * (x - center) ** k for k, c in enumerate(coefficients))


def _exponential(rate):
    return lambda x: math.exp(rate * x)


def _wave(center, frequency):
    return lambda x: math.sin(frequency * (x - center))


def _kink(center):
    return lambda x: abs(x - center)


FUNCTIONS = {"polynomial": _polynomial, "exponential": _exponential, "wave": _wave, "kink": _kink}


def _of_many(terms):
    """Each term is a factor and one exponent for each entry."""
    return lambda xs: sum(factor * math.prod(xs[i] ** e for i, e in enumerate(es)) for factor, es in terms)


def slope(student, f, x, options):
    """The slope at x of the function that `f` describes: its name and its numbers."""
    name, *numbers = f
    return student.derivative(FUNCTIONS[name](*numbers), x, **options)


def slopes(student, terms, xs, options):
    """The gradient at xs of a polynomial in many variables."""
    return student.gradient(_of_many(terms), xs, **options)


def point_afterwards(student, terms, xs, options):
    """What the caller's list holds after the call."""
    student.gradient(_of_many(terms), xs, **options)
    return xs
