"""
title = "The update is made on a copy"
fails = ["first_call", "later_calls", "stale_gradients"]
same_numbers_as = ["zeroed_before_the_update"]
diagnosis = "After your step every weight is what it was before. Either the gradients were cleared before the update could use them, or the update went into new numbers and not into the model's own parameters."
look = "Day 5, “The line that is easily forgotten”"
"""


def train_step(model, loss_fn, xs, ys, lr):
    model.zero_grad()
    loss = loss_fn(model(xs), ys)
    loss.backward()
    for p in model.parameters():
        p = p - lr * p.grad
    return loss.item()
