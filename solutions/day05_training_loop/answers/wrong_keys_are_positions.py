"""
title = "The keys are positions, not rates"
fails = ["same_start", "final_losses"]
diagnosis = "The keys of your dict are 0, 1, 2, the places of the rates in the list. Asked for are the rates themselves."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    return {place: train(make_model(), xs, ys, lr, steps)[-1] for place, lr in enumerate(lrs)}
