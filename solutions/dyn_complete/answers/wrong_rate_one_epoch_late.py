"""
title = "The rate is that of the next epoch"
fails = ["one_update", "many_updates", "schedule", "clipping", "weight_decay", "stale_gradients", "train_losses", "validation", "best_weights"]
diagnosis = "The first epoch does not have the full rate, and the last one stands still at 0: you are an epoch ahead. Epochs are counted from 0."
look = "This notebook, “The rules”"
same_numbers_as = ["trains_a_copy", "zeroed_before_the_update"]
"""

import torch
from torch.nn.functional import cross_entropy


def train_model(model, train_data, val_data, config):
    X, Y = train_data
    generator = torch.Generator().manual_seed(config["seed"])
    params = list(model.parameters())
    train_losses, val_losses = [], []
    best_epoch, best_val_loss, best_state, waited = None, float("inf"), None, 0
    for epoch in range(config["epochs"]):
        lr = config["learning_rate"] * (1 - (epoch + 1) / config["epochs"])
        model.train()
        total = 0.0
        for batch in torch.randperm(len(X), generator=generator).split(config["batch_size"]):
            loss = cross_entropy(model(X[batch]), Y[batch])
            model.zero_grad()
            loss.backward()
            norm = torch.cat([p.grad.flatten() for p in params]).norm().item()
            scale = min(1.0, config["max_grad_norm"] / norm) if norm > 0 else 1.0
            with torch.no_grad():
                for p in params:
                    p.mul_(1 - lr * config["weight_decay"]).sub_(lr * scale * p.grad)
            total += loss.item() * len(batch)
        train_losses.append(total / len(X))
        model.eval()
        with torch.no_grad():
            val_losses.append(cross_entropy(model(val_data[0]), val_data[1]).item())
        waited += 1
        if val_losses[-1] < best_val_loss:
            best_epoch, best_val_loss, waited = epoch, val_losses[-1], 0
            best_state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        if waited == config["patience"]:
            break
    if best_state is not None:
        model.load_state_dict(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss if best_state is not None else float("nan"),
        "epochs_run": len(val_losses),
        "stopped_early": waited == config["patience"],
        "train_losses": train_losses,
        "val_losses": val_losses,
    }
