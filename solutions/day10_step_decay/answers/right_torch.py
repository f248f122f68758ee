"""
title = "Tensors, and a tensor returned"
"""

import torch


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    cuts = torch.div(torch.tensor(epoch), decay_every, rounding_mode="floor")
    return (
        torch.tensor(initial_lr, dtype=torch.float64) * torch.tensor(decay_rate, dtype=torch.float64) ** cuts
    )
