"""
title = "The rate is cut once per epoch"
fails = ["first_stretch", "flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "far_down"]
same_numbers_as = ["remainder"]
diagnosis = "Your rate is cut in every epoch: after 3 epochs it has already been cut 3 times. The cuts are `decay_every` epochs apart."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    lr = initial_lr
    for _ in range(epoch):
        lr *= decay_rate
    return lr
