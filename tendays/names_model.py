"""Training the language model of names by minibatches: one model, or many alike side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional
from tqdm import trange

from tendays.language_model import Params, build_dataset, init_params, sgd_step
from tendays.names import load_names
from tendays.splits import minibatch, split_words

Examples = tuple[torch.Tensor, torch.Tensor]  # X (N, block_size), Y (N,), as build_dataset gives them
Rate = float | Callable[[int], float]  # one for all updates, or a schedule: the rate at update t, from 0
FRACTIONS = (0.8, 0.1, 0.1)
SPLIT_SEED = 9  # the split of the names that days 8 to 10 share


@dataclass(frozen=True)
class Recipe:
    """The sizes of a network and how it is trained; as it stands, that of Day 9."""

    emb: int = 10
    hidden: int = 100
    block_size: int = 3
    batch_size: int = 32
    lr: float = 0.1
    steps: int = 10_000


def split_names(seed: int = SPLIT_SEED) -> tuple[list[str], list[str], list[str]]:
    """The course's names as train, dev and test: 4,130, 517 and 516 of them."""
    return split_words(load_names(), FRACTIONS, seed)


def fit(recipe: Recipe, words: Sequence[str], seed: int) -> Params:
    """A network of `recipe`, drawn and trained on `words` with a generator of this seed."""
    generator = torch.Generator().manual_seed(seed)
    params = init_params(recipe.emb, recipe.hidden, recipe.block_size, generator)
    examples = build_dataset(words, recipe.block_size)
    train(params, examples, recipe.lr, recipe.steps, generator, batch_size=recipe.batch_size)
    return params


def train(
    params: Params,
    examples: Examples,
    lr: Rate,
    steps: int,
    generator: torch.Generator,
    *,
    batch_size: int = 32,
    every: int = 0,
    look: Callable[[int], None] | None = None,
) -> list[float]:
    """Update params in place, each time on a new minibatch; the batch's loss before each update, in nats.

    `look(t)` is called after t updates: for t = 0, every, 2·every, … up to `steps`, while nothing changes.
    """
    X, Y = examples
    losses = []
    for step in range(steps):
        if look is not None and every and step % every == 0:
            look(step)
        batch = minibatch(X, Y, batch_size, generator)
        losses.append(sgd_step(params, *batch, rate_at(lr, step)))
    if look is not None and every and steps % every == 0:
        look(steps)
    return losses


def rate_at(lr: Rate, step: int) -> float:
    """The rate at update `step`, of a schedule or a constant."""
    return lr(step) if callable(lr) else lr


def stack(models: Sequence[Params]) -> Params:
    """M models alike in shape as one: each parameter gets a first dimension M; the models stay."""
    names = models[0].keys()
    return {name: torch.stack([p[name].detach() for p in models]).requires_grad_() for name in names}


def unstack(stacked: Params) -> list[Params]:
    """The M models of a stack, each with parameters of its own."""
    count = len(next(iter(stacked.values())))
    return [
        {name: p[m].detach().clone().requires_grad_() for name, p in stacked.items()} for m in range(count)
    ]


def train_stack(
    stacked: Params,
    data: Sequence[Examples],
    lrs: Rate | torch.Tensor,
    steps: int,
    generator: torch.Generator,
    *,
    batch_size: int = 32,
    every: int = 0,
    look: Callable[[int], None] | None = None,
    progress: bool = False,
) -> None:
    """`train` for M models at once, in place; every model draws batches of its own from its own examples.

    data: the examples of each of the M models, or one pair for all. lrs: a rate or schedule for all, or one
    rate for each, (M,).
    """
    count = len(next(iter(stacked.values())))
    X, Y, sizes = _padded(data, count)  # (M, N, block_size), (M, N), (M, 1)
    rows = torch.arange(count)[:, None]  # (M, 1)
    for step in trange(steps + 1, disable=not progress, desc=f"{count} models"):
        if look is not None and every and step % every == 0:
            look(step)
        if step == steps:
            break
        drawn = (torch.rand(count, batch_size, generator=generator) * sizes).long()  # (M, B)
        rate = lrs if isinstance(lrs, torch.Tensor) else torch.full((count,), rate_at(lrs, step))
        _stack_step(stacked, X[rows, drawn], Y[rows, drawn], rate)


def _stack_step(stacked: Params, X: torch.Tensor, Y: torch.Tensor, rates: torch.Tensor) -> None:
    """One update of each model on its batch, X (M, B, block_size), Y (M, B), at its rate, (M,)."""
    losses = _losses(forward_stack(stacked, X), Y)  # (M, B)
    # The models share nothing, so the gradient of the sum is each model's own.
    gradients = torch.autograd.grad(losses.mean(1).sum(), list(stacked.values()))
    with torch.no_grad():
        for p, grad in zip(stacked.values(), gradients, strict=True):
            p -= rates.view(-1, *[1] * (p.dim() - 1)) * grad


def forward_stack(stacked: Params, X: torch.Tensor) -> torch.Tensor:
    """Logits (M, N, 27): each model's, for contexts (M, N, block_size) or shared ones (N, block_size)."""
    C = stacked["C"]  # (M, 27, emb)
    contexts = X.expand(len(C), *X.shape[-2:])  # (M, N, block_size)
    rows = torch.arange(len(C))[:, None]
    embedded = C[rows, contexts.flatten(1)].view(len(C), contexts.shape[1], -1)  # (M, N, block_size·emb)
    h = torch.tanh(torch.baddbmm(stacked["b1"][:, None], embedded, stacked["W1"]))  # (M, N, hidden)
    return torch.baddbmm(stacked["b2"][:, None], h, stacked["W2"])  # (M, N, 27)


@torch.no_grad()
def nll_stack(stacked: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """Cross-entropy (M, N) of each model on each example X (N, block_size), Y (N,), in nats."""
    parts = [
        _losses(forward_stack(stacked, x), y.expand(len(stacked["C"]), -1))
        for x, y in zip(X.split(2000), Y.split(2000), strict=True)  # a whole split of many models is large
    ]
    return torch.cat(parts, dim=1)


def _losses(logits: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """Cross-entropy (M, N) of logits (M, N, 27) and letters (M, N)."""
    return functional.cross_entropy(logits.flatten(0, 1), Y.flatten(), reduction="none").view(Y.shape)


def _padded(data: Sequence[Examples], count: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """X (M, N, block_size), Y (M, N) and the number of examples of each model, (M, 1); N is the largest."""
    if len(data) not in (1, count):
        raise ValueError(f"{count} models want 1 or {count} sets of examples, got {len(data)}")
    pad = torch.nn.utils.rnn.pad_sequence
    X, Y = (pad([pair[i] for pair in data], batch_first=True) for i in (0, 1))
    sizes = torch.tensor([[len(pair[1])] for pair in data])
    return X.expand(count, -1, -1), Y.expand(count, -1), sizes.expand(count, 1)
