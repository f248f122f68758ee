"""
title = "A nudged entry is not put back"
fails = ["one_at_a_time"]
same_numbers_as = ["changes_input"]
diagnosis = "Your first slope is right, and the later ones are taken at a point that has moved: the entries before them are still nudged. Each slope is to be taken at the same point."
look = "This notebook, “One slope for each input”"
"""


def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def gradient(f, xs, h=1e-5):
    probe, slopes = list(xs), []
    for i in range(len(probe)):
        probe[i] += h
        above = f(probe)
        probe[i] -= 2 * h
        slopes.append((above - f(probe)) / (2 * h))
    return slopes
