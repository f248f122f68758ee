"""
title = "With torch’s optimizer, scheduler and clipping"
"""

import copy
import math

import torch
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_


def train_model(model, train_data, val_data, config):
    X, Y = train_data
    optimizer = torch.optim.SGD(
        model.parameters(), lr=config["learning_rate"], weight_decay=config["weight_decay"]
    )
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - epoch / config["epochs"])
    generator = torch.Generator().manual_seed(config["seed"])
    best, best_state, since = (None, math.nan), None, 0
    train_losses, val_losses = [], []
    while len(val_losses) < config["epochs"] and since < config["patience"]:
        model.train()
        seen = []
        for batch in torch.randperm(len(Y), generator=generator).split(config["batch_size"]):
            optimizer.zero_grad()
            each = cross_entropy(model(X[batch]), Y[batch], reduction="none")
            each.mean().backward()
            clip_grad_norm_(model.parameters(), config["max_grad_norm"])
            optimizer.step()
            seen.append(each.detach())
        scheduler.step()
        train_losses.append(torch.cat(seen).mean())
        model.eval()
        with torch.inference_mode():
            val_losses.append(cross_entropy(model(val_data[0]), val_data[1]).item())
        since += 1
        if val_losses[-1] < (math.inf if best[0] is None else best[1]):
            best, best_state, since = (
                (len(val_losses) - 1, val_losses[-1]),
                copy.deepcopy(model.state_dict()),
                0,
            )
    if best_state:
        model.load_state_dict(best_state)
    return dict(
        best_epoch=best[0],
        best_val_loss=best[1],
        epochs_run=len(val_losses),
        stopped_early=since >= config["patience"],
        train_losses=train_losses,
        val_losses=val_losses,
    )
