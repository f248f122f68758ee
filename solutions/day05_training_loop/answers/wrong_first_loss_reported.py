"""
title = "The first loss is reported, not the final one"
fails = ["final_losses"]
same_numbers_as = ["fresh_model_per_step"]
diagnosis = "For every rate you report the loss of the start, as if nothing had been learned. Either each step began again from a fresh model, or you took the first loss of a run and not its last."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    return {lr: train(make_model(), xs, ys, lr, steps)[0] for lr in lrs}
