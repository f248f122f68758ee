"""
title = "Patience lasts an epoch too long"
fails = ["early_stopping"]
diagnosis = "Training went on for an epoch after patience had run out."
look = "This notebook, “The rules”"
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
        lr = config["learning_rate"] * (1 - epoch / config["epochs"])
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
        if waited > config["patience"]:
            break
    if best_state is not None:
        model.load_state_dict(best_state)
    return {
        "best_epoch": best_epoch,
        "best_val_loss": best_val_loss if best_state is not None else float("nan"),
        "epochs_run": len(val_losses),
        "stopped_early": waited > config["patience"],
        "train_losses": train_losses,
        "val_losses": val_losses,
    }
