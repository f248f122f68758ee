"""
title = "One loss for all batches, a single backward; the returned loss is still a tensor"
"""


def _clean(parameters):
    for p in parameters:
        if p.grad is not None:
            p.grad.zero_()


def train_step(model, loss_fn, xs, ys, lr):
    return _step(model, loss_fn, [(xs, ys)], lr)


def accumulated_step(model, loss_fn, batches, lr):
    return _step(model, loss_fn, batches, lr)


def _step(model, loss_fn, batches, lr):
    parameters = list(model.parameters())
    _clean(parameters)
    count = sum(len(ys) for _, ys in batches)
    loss = sum(loss_fn(model(xs), ys) * len(ys) for xs, ys in batches) / count
    loss.backward()
    for p in parameters:
        p.data -= lr * p.grad
    _clean(parameters)
    return loss
