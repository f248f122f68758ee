"""
title = "One cut, and no more"
fails = ["flat_between_cuts", "at_a_cut", "other_decay_rate", "other_decay_every", "cut_every_epoch", "far_down"]
same_numbers_as = ["cut_only_at_multiples"]
diagnosis = "Your rate is cut once, and then it stays there for the rest of the run. The staircase goes on: every further `decay_every` epochs bring another cut."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr if epoch < decay_every else initial_lr * decay_rate
