"""
title = "The update is recorded by autograd"
fails = ["first_loss", "first_update", "number_of_steps", "all_losses", "final_weights", "same_start", "final_losses"]
diagnosis = "PyTorch stopped your update: it was recording it, as if the update were a part of the model. The update is no computation to differentiate, so recording has to be off while it is made."
look = "Day 5, “The same in PyTorch, number by number”"
"""


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p -= lr * p.grad
        losses.append(loss.item())
    return losses
