"""
title = "Weights kept outside of the model, put in at the end"
"""

import torch
from torch.func import functional_call
from torch.nn.functional import cross_entropy


def train_model(model, train_data, val_data, config):
    weights = {name: p.detach().clone() for name, p in model.named_parameters()}
    generator = torch.Generator().manual_seed(config["seed"])
    rate, history, best, waited = config["learning_rate"], {"train": [], "val": []}, None, 0
    for epoch in range(config["epochs"]):
        lr = rate - rate * epoch / config["epochs"]
        model.train()
        losses = torch.zeros(len(train_data[1]), dtype=torch.float64)
        order = torch.randperm(len(train_data[1]), generator=generator)
        for i in range(0, len(order), config["batch_size"]):
            chosen = order[i : i + config["batch_size"]]
            live = {name: w.requires_grad_() for name, w in weights.items()}
            loss = cross_entropy(
                functional_call(model, live, (train_data[0][chosen],)), train_data[1][chosen]
            )
            gradients = torch.autograd.grad(loss, list(live.values()))
            norm = torch.stack([g.norm() for g in gradients]).norm()
            factor = (config["max_grad_norm"] / norm).clamp(max=1)
            weights = {
                name: ((1 - lr * config["weight_decay"]) * w - lr * factor * g).detach()
                for (name, w), g in zip(live.items(), gradients)
            }
            losses[chosen] = loss.item()
        model.eval()
        with torch.no_grad():
            val_loss = cross_entropy(functional_call(model, weights, (val_data[0],)), val_data[1]).item()
        history["train"].append(losses.mean().item())
        history["val"].append(val_loss)
        if val_loss == val_loss and (best is None or val_loss < best[1]):
            best, waited = (epoch, val_loss, weights), 0
        else:
            waited += 1
        if waited >= config["patience"]:
            break
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(weights[name] if best is None else best[2][name])
    return {
        "best_epoch": None if best is None else best[0],
        "best_val_loss": float("nan") if best is None else best[1],
        "epochs_run": len(history["val"]),
        "stopped_early": waited >= config["patience"],
        "train_losses": history["train"],
        "val_losses": history["val"],
    }
