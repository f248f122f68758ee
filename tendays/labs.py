"""The bench of the labs: networks of names side by side, trained at a constant rate, with a log of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional

from tendays.language_model import Params, build_dataset
from tendays.names_model import Examples, forward_stack, nll_stack, split_names

EMB, BLOCK_SIZE = 10, 3
NORMAL = {"xavier": (), "normal": ("W1", "W2"), "normal first": ("W1",), "normal last": ("W2",)}


@dataclass(frozen=True)
class Log:
    """What M networks did: losses at L looks, `seen` (train), `dev` and `test` (L, M); `norms` (T, M).

    `updates` says after how many updates each look came; `norms` are those of the batches' gradients, one
    for each update. A part that was not asked for is empty.
    """

    updates: list[int]
    seen: torch.Tensor
    dev: torch.Tensor
    test: torch.Tensor
    norms: torch.Tensor

    def arrivals(self, target: float) -> list[int | None]:
        """For each network, after how many updates its dev loss was first `target` or less; None: never."""
        there = self.dev <= target  # (L, M)
        first = there.int().argmax(0).tolist()
        return [
            self.updates[k] if ever else None for k, ever in zip(first, there.any(0).tolist(), strict=True)
        ]


def parts(names: int | None = None, seed: int = 0) -> tuple[Examples, Examples, Examples]:
    """Train, dev and test examples of the course's names; `names`: only so many of train, drawn by `seed`."""
    train, dev, test = split_names()
    if names is not None:
        order = torch.randperm(len(train), generator=torch.Generator().manual_seed(seed))[:names]
        train = [train[place] for place in order.tolist()]
    first, second, third = (build_dataset(words, BLOCK_SIZE) for words in (train, dev, test))
    return first, second, third


def starts(count: int, seed: int, *, hidden: int = 100, init: str = "xavier") -> Params:
    """`count` networks, stacked: standard normal embeddings, biases 0, weights by `init`.

    ``"xavier"`` draws a layer's weights with variance 2 / (n_in + n_out), ``"normal"`` with variance 1, from
    the same random numbers; ``"normal first"`` and ``"normal last"`` do so in one layer only. Raises
    ValueError for another `init`.
    """
    if init not in NORMAL:
        raise ValueError(f"there is no initialization {init!r}; choose from {', '.join(NORMAL)}")
    generator = torch.Generator().manual_seed(seed)
    layers = {"W1": (BLOCK_SIZE * EMB, hidden), "W2": (hidden, 27)}
    params = {"C": torch.randn(count, 27, EMB, generator=generator)}
    for (name, (n_in, n_out)), bias in zip(layers.items(), ("b1", "b2"), strict=True):
        scale = 1.0 if name in NORMAL[init] else (2 / (n_in + n_out)) ** 0.5
        params[name] = torch.randn(count, n_in, n_out, generator=generator) * scale
        params[bias] = torch.zeros(count, n_out)
    return {name: p.requires_grad_() for name, p in params.items()}


def run(
    models: Params,
    data: Sequence[Examples],
    lr: float | torch.Tensor,
    updates: int,
    *,
    batch_size: int = 32,
    looks: Sequence[int] | int = 50,
    seed: int = 0,
) -> Log:
    """Train M stacked networks in place by SGD, each on batches of its own, and return the log.

    data: train examples, then dev, then test where wanted. lr: one rate, or one for each network, (M,).
    looks: after how many updates to look, or one number: before the first, and each time after so many.
    """
    (X, Y), *unseen = data
    count = len(models["C"])
    rates = torch.as_tensor(lr, dtype=torch.float32).expand(count)  # (M,)
    generator = torch.Generator().manual_seed(seed)
    shown = X[:1000], Y[:1000]  # enough of train for a look
    due = list(range(0, updates + 1, looks)) if isinstance(looks, int) else list(looks)
    seen_at: list[list[torch.Tensor]] = []
    norms = []
    for t in range(updates + 1):
        if t in due:
            seen_at.append([nll_stack(models, *part).mean(1) for part in (shown, *unseen)])
        if t == updates:
            break
        drawn = torch.randint(len(Y), (count, batch_size), generator=generator)  # (M, B)
        norms.append(_update(models, X[drawn], Y[drawn], rates))
    losses = [torch.stack(part) for part in zip(*seen_at, strict=True)]  # each (L, M)
    seen, dev, test = losses + [torch.empty(0, count)] * (3 - len(losses))
    return Log(due, seen, dev, test, torch.stack(norms))


def _update(models: Params, X: torch.Tensor, Y: torch.Tensor, rates: torch.Tensor) -> torch.Tensor:
    """One update of each network on its batch, X (M, B, block_size), Y (M, B); its gradients' norms, (M,)."""
    logits = forward_stack(models, X)  # (M, B, 27)
    loss = functional.cross_entropy(logits.flatten(0, 1), Y.flatten(), reduction="sum") / Y.shape[1]
    # The networks share nothing, so the gradient of the sum is each network's own.
    gradients = torch.autograd.grad(loss, list(models.values()))
    with torch.no_grad():
        for p, grad in zip(models.values(), gradients, strict=True):
            p -= rates.view(-1, *[1] * (p.dim() - 1)) * grad
    return torch.stack([grad.flatten(1).square().sum(1) for grad in gradients]).sum(0).sqrt()
