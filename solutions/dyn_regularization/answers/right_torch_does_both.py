"""
title = "torch's own dropout and SGD, with the generator in place of the global state"
"""

import torch


def dropout(x, p, training, generator):
    if not training:
        return x.clone()
    with torch.random.fork_rng():
        torch.manual_seed(int(torch.randint(2**62, (1,), generator=generator)))
        return torch.nn.functional.dropout(x, p, training=True)


def sgd_weight_decay_step(params, lr, weight_decay):
    torch.optim.SGD(params, lr=lr, weight_decay=weight_decay).step()
