"""
title = "functional_call on a dict of weights, loaded into the model at the end; a dot product for the loss"
"""

import torch


def train(model, xs, ys, lr, steps):
    weights = {name: p.detach() for name, p in model.named_parameters()}

    def loss_of(weights):
        errors = torch.func.functional_call(model, weights, (xs,)) - ys
        return errors @ errors

    losses = []
    for _ in range(steps):
        gradients, loss = torch.func.grad_and_value(loss_of)(weights)
        losses.append(float(loss))
        weights = {name: w - lr * gradients[name] for name, w in weights.items()}
    model.load_state_dict(weights)
    return losses


def learning_rates(make_model, xs, ys, lrs, steps):
    return {lr: train(make_model(), xs, ys, lr, steps).pop() for lr in lrs}
