"""
title = "The update is made on a copy of each parameter"
fails = ["first_update", "all_losses", "final_weights", "final_losses"]
same_numbers_as = ["zeroed_before_the_update"]
diagnosis = "After your updates every weight is what it was before, and the recorded losses are all the same. Either the gradients were cleared before the update could use them, or the update went into new numbers and not into the model's own parameters."
look = "Day 5, “The line that is easily forgotten”"
"""


def train(model, xs, ys, lr, steps):
    losses = []
    for _ in range(steps):
        loss = ((model(xs) - ys) ** 2).sum()
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p = p - lr * p.grad
        losses.append(loss.item())
    return losses
