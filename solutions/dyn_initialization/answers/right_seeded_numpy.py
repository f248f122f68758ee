"""
title = "numpy draws, seeded with a number from the generator"
"""

import numpy as np
import torch


def init_weights(shape, activation, generator):
    seed = int(torch.randint(2**31, (1,), generator=generator))
    fans = shape[1] + (activation != "relu") * shape[0]
    drawn = np.random.default_rng(seed).normal(0, np.sqrt(2 / fans), size=shape)
    return torch.from_numpy(drawn)
