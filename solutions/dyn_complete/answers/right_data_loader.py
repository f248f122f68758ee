"""
title = "With a DataLoader, and a class that watches the validation loss"
"""

import copy
import math

import torch
from torch.utils.data import DataLoader, TensorDataset


class Best:
    def __init__(self, patience):
        self.patience, self.epoch, self.loss, self.state, self.waited = patience, None, math.inf, None, 0

    def look(self, epoch, loss, model):
        if loss < self.loss:
            self.epoch, self.loss, self.waited = epoch, loss, 0
            self.state = [p.detach().clone() for p in model.parameters()]
        else:
            self.waited += 1
        return self.waited >= self.patience


def one_epoch(model, loader, lr, config):
    model.train()
    total = 0.0
    for X, Y in loader:
        loss = torch.nn.functional.cross_entropy(model(X), Y)
        gradients = torch.autograd.grad(loss, list(model.parameters()))
        norm = math.sqrt(sum((g**2).sum().item() for g in gradients))
        factor = config["max_grad_norm"] / norm if norm > config["max_grad_norm"] else 1.0
        with torch.no_grad():
            for p, g in zip(model.parameters(), gradients):
                p.copy_((1 - lr * config["weight_decay"]) * p - lr * factor * g)
        total += loss.item() * len(Y)
    return total / len(loader.dataset)


def train_model(model, train_data, val_data, config):
    loader = DataLoader(
        TensorDataset(*train_data),
        batch_size=config["batch_size"],
        shuffle=True,
        generator=torch.Generator().manual_seed(config["seed"]),
    )
    best, stopped = Best(config["patience"]), False
    train_losses, val_losses = [], []
    for epoch in range(config["epochs"]):
        rate = config["learning_rate"] * (config["epochs"] - epoch) / config["epochs"]
        train_losses.append(one_epoch(model, loader, rate, config))
        model.eval()
        with torch.no_grad():
            val_losses.append(torch.nn.functional.cross_entropy(model(val_data[0]), val_data[1]).item())
        stopped = best.look(epoch, val_losses[-1], model)
        if stopped:
            break
    if best.state is not None:
        for p, kept in zip(model.parameters(), best.state):
            p.data.copy_(kept)
    return {
        "best_epoch": best.epoch,
        "best_val_loss": best.loss if best.epoch is not None else math.nan,
        "epochs_run": epoch + 1,
        "stopped_early": stopped,
        "train_losses": train_losses,
        "val_losses": copy.copy(val_losses),
    }
