"""
title = "A row of local slopes for each stage, multiplied together"
"""

import math


def times(row, matrix):
    return [sum(r * line[k] for r, line in zip(row, matrix)) for k in range(len(matrix[0]))]


def neuron_gradients(x1, x2, w1, w2, b):
    names = ["x1", "x2", "w1", "w2", "b"]
    products = [  # p1, p2 and b from the five inputs
        [w1, 0, x1, 0, 0],
        [0, w2, 0, x2, 0],
        [0, 0, 0, 0, 1],
    ]
    total = [[1, 1, 1]]
    squash = [[1 - math.tanh(x1 * w1 + x2 * w2 + b) ** 2]]
    row = [1.0]
    for stage in (squash, total, products):
        row = times(row, stage)
    print(row)
    return dict(zip(names, row))
