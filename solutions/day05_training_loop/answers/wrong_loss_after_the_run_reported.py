"""
title = "The loss after the last update is reported"
fails = ["same_start", "final_losses"]
diagnosis = "You measured each model once more after its last update. The final loss asked for is the last that `train` recorded, which is the one before that update."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    return {lr: train(make_model(), xs, ys, lr, steps + 1)[-1] for lr in lrs}
