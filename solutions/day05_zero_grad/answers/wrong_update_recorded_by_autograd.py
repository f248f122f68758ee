"""
title = "The update is recorded by autograd"
fails = ["first_call", "later_calls", "stale_gradients", "returned_loss", "loss_function"]
diagnosis = "PyTorch stopped your update: it was recording it, as if the update were a part of the model. The update is no computation to differentiate, so recording has to be off while it is made."
look = "Day 5, “The same in PyTorch, number by number”"
"""


def train_step(model, loss_fn, xs, ys, lr):
    model.zero_grad()
    loss = loss_fn(model(xs), ys)
    loss.backward()
    for p in model.parameters():
        p -= lr * p.grad
    return loss.item()
