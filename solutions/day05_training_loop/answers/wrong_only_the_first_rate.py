"""
title = "Only one rate is reported"
fails = ["same_start", "final_losses"]
diagnosis = "Your dict has a single entry, that of the first rate: the function returned before the other rates had their turn."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    for lr in lrs:
        return {lr: train(make_model(), xs, ys, lr, steps)[-1]}
