"""
title = "A fresh model for every step"
fails = ["final_losses"]
same_numbers_as = ["first_loss_reported"]
diagnosis = "For every rate you report the loss of the start, as if nothing had been learned. Either each step began again from a fresh model, or you took the first loss of a run and not its last."
look = "This notebook, “Many rates from one start”"
"""


def learning_rates(make_model, xs, ys, lrs, steps):
    final = {}
    for lr in lrs:
        for _ in range(steps):
            final[lr] = train(make_model(), xs, ys, lr, 1)[-1]
    return final
