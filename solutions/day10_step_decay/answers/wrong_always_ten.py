"""
title = "decay_every is not used"
fails = ["other_decay_every", "cut_every_epoch"]
diagnosis = "Your rate is cut every 10 epochs whatever `decay_every` is. The 10 in the signature is only what is used when the caller says nothing."
look = "This notebook, “The rule”"
"""


def step_decay(initial_lr, epoch, decay_rate=0.5, decay_every=10):
    return initial_lr * decay_rate ** (epoch // 10)
