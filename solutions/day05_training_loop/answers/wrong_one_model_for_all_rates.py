"""
title = "One model goes through all rates"
fails = ["same_start", "final_losses"]
diagnosis = "Only your first rate starts from the beginning: the second goes on with the model that the first has trained. Each rate should have the same start."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    model = make_model()
    return {lr: train(model, xs, ys, lr, steps)[-1] for lr in lrs}
