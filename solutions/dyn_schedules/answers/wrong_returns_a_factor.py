"""
title = "A factor in place of the rate"
fails = ["linear_way", "linear_end"]
diagnosis = "At step 0 your linear decay gives 1 whatever `initial_lr` is: it returns the share that is left. PyTorch's LambdaLR wants such a factor; here the rate itself is asked for."
look = "This notebook, “What holds for all three”"
"""


def linear_decay(initial_lr, step, total_steps):
    return max(0.0, 1 - step / total_steps)
