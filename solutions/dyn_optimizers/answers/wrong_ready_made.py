"""
title = "torch's own optimizers"
fails = ["by_hand"]
diagnosis = "The numbers are right and come from torch's own optimizers. Here the lines that they are made of are to be yours."
look = "This notebook, “The rules”"
"""

import torch


def stepped(optimizer_class, theta, grad, state, **settings):
    if "optimizer" not in state:
        state["parameter"] = torch.nn.Parameter(theta.clone())
        state["optimizer"] = optimizer_class([state["parameter"]], **settings)
    state["optimizer"].param_groups[0].update(settings)
    state["parameter"].grad = grad.clone()
    state["optimizer"].step()
    return state["parameter"].detach().clone()


def sgd_momentum_step(theta, grad, state, lr, momentum):
    return stepped(torch.optim.SGD, theta, grad, state, lr=lr, momentum=momentum)


def adamw_step(theta, grad, state, lr, betas, eps, weight_decay):
    settings = {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay}
    return stepped(torch.optim.AdamW, theta, grad, state, **settings)
