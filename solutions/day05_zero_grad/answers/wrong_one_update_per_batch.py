"""
title = "One update for each batch"
fails = ["accumulates", "uneven_batches", "accumulated_loss", "accumulated_again"]
diagnosis = "You made an update after each batch, so the later batches met weights that had already moved. Asked for is a single update, when all batches have had their say."
look = "This notebook, “One step from several batches”"
"""


def accumulated_step(model, loss_fn, batches, lr):
    total = sum(len(ys) for _, ys in batches)
    return sum(
        train_step(model, loss_fn, xs, ys, lr * len(ys) / total) * len(ys) / total for xs, ys in batches
    )
