"""Networks on the names, trained from many starts at once, with every instrument logged."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch.nn import functional

from tendays.bigrams import CHARS, VOCAB_SIZE
from tendays.language_model import build_dataset
from tendays.names_model import split_names

BLOCK_SIZE, EMB, WINDOW = 3, 8, 30
Tensors = dict[str, torch.Tensor]


@dataclass(frozen=True)
class Setup:
    """A network on the names and how it is trained. As it stands it learns."""

    hidden: int = 64
    layers: int = 1
    activation: str = "tanh"  # or "relu"
    gain: float = 1.0  # times the scale of Xavier (tanh) or He (relu); 0 for weights of 0
    skip: bool = False  # each hidden layer after the first adds to its input
    recurrent: bool = False  # one layer that reads WINDOW letters one after the other
    own_softmax: bool = False  # exp and log by the formula, in place of the stable form
    words: int = 2000  # names to learn from
    batch_size: int = 64
    lr: float = 0.3
    spoiled: int = 0  # every so many updates a batch whose targets are all the letter x; 0 for never
    cut: int = 0  # the update from which on the rate is a tenth; 0 for never
    max_norm: float = math.inf
    steps: int = 300


@dataclass
class Log:
    """What the instruments showed at each update of S starts: tensors (S, steps).

    Before the update: loss, gradient (norm of all, not yet clipped), first (of the first layer's weights
    alone), weights (norm), idle (share of units saturated or dead). ratio: the length of the update over
    `weights`. dev: (S, looks), at the updates `looks`.
    """

    loss: torch.Tensor
    gradient: torch.Tensor
    first: torch.Tensor
    weights: torch.Tensor
    ratio: torch.Tensor
    idle: torch.Tensor
    dev: torch.Tensor
    looks: list[int]


def draw(setup: Setup, starts: int, generator: torch.Generator) -> Tensors:
    """The parameters of `starts` networks side by side, each tensor (S, ...), wanting gradients."""
    hidden = setup.hidden
    n_in = EMB if setup.recurrent else BLOCK_SIZE * EMB
    shapes = {f"W{i}": (n_in if i == 0 else hidden, hidden) for i in range(setup.layers)}
    if setup.recurrent:
        shapes["loop"] = (hidden, hidden)
    shapes["out"] = (hidden, VOCAB_SIZE)
    params = {"C": torch.randn(starts, VOCAB_SIZE, EMB, generator=generator)}
    for name, (a, b) in shapes.items():
        std = math.sqrt(2 / a if setup.activation == "relu" and name != "out" else 2 / (a + b))
        drawn = torch.randn(starts, a, b, generator=generator) * std
        params[name] = drawn * setup.gain
        if name != "loop":
            params[f"bias_{name}"] = torch.zeros(starts, 1, b)
    return {name: p.requires_grad_() for name, p in params.items()}


def forward(setup: Setup, params: Tensors, X: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """Logits (S, B, 27), or (S, B, T, 27) of a recurrent network, and what its hidden layers say."""
    starts = len(X)
    e = params["C"][torch.arange(starts).view(-1, *[1] * (X.dim() - 1)), X]  # (S, B, T, emb)
    bend = torch.tanh if setup.activation == "tanh" else torch.relu
    hidden: list[torch.Tensor] = []
    if setup.recurrent:
        h = torch.zeros(starts, X.shape[1], setup.hidden)  # (S, B, hidden)
        for t in range(X.shape[2]):
            h = bend(e[:, :, t] @ params["W0"] + params["bias_W0"] + h @ params["loop"])
            hidden.append(h)
        h = torch.stack(hidden, dim=2)  # (S, B, T, hidden)
        return h @ params["out"][:, None] + params["bias_out"][:, None], hidden
    h = e.flatten(2)  # (S, B, block_size·emb)
    for i in range(setup.layers):
        said = bend(h @ params[f"W{i}"] + params[f"bias_W{i}"])  # (S, B, hidden)
        h = h + said if setup.skip and i else said
        hidden.append(said)
    return h @ params["out"] + params["bias_out"], hidden


def losses(setup: Setup, logits: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of each start, (S,)."""
    if setup.own_softmax:
        probs = logits.exp() / logits.exp().sum(-1, keepdim=True)
        nll = -probs.gather(-1, Y[..., None])[..., 0].log()
    else:
        nll = functional.cross_entropy(logits.flatten(0, -2), Y.flatten(), reduction="none").view(Y.shape)
    return nll.flatten(1).mean(1)


def examples(setup: Setup) -> tuple[tuple[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]]:
    """Training and dev examples: contexts and next letters, or windows and the same moved on by one."""
    train, dev, _ = split_names()
    parts = []
    for words in (train[: setup.words], dev):
        X, Y = build_dataset(words, BLOCK_SIZE)
        if setup.recurrent:
            whole = len(Y) - len(Y) % WINDOW
            X, Y = Y[:whole].roll(1).view(-1, WINDOW), Y[:whole].view(-1, WINDOW)  # (windows, T)
        parts.append((X, Y))
    return parts[0], parts[1]


def lengths(tensors: Mapping[str, torch.Tensor] | list[torch.Tensor]) -> torch.Tensor:
    """The norm of all tensors (S, ...) of each start taken together, (S,)."""
    listed = tensors.values() if isinstance(tensors, Mapping) else tensors
    return sum(t.detach().flatten(1).square().sum(1) for t in listed).sqrt()  # type: ignore[union-attr]


def idle_share(setup: Setup, hidden: list[torch.Tensor]) -> torch.Tensor:
    """The share (S,) of hidden values beyond ±0.97 (tanh), or of units at 0 for the whole batch (relu)."""
    if setup.activation == "tanh":
        return torch.stack([(h.detach().abs() > 0.97).double().flatten(1).mean(1) for h in hidden]).mean(0)
    return torch.stack([(h.detach() <= 0).all(1).double().mean(1) for h in hidden]).mean(0)


def train(setup: Setup, starts: int, seed: int, *, every: int = 10) -> Log:
    """Train `starts` networks of a setup and log every update; the dev loss at each `every`-th."""
    generator = torch.Generator().manual_seed(seed)
    params = draw(setup, starts, generator)
    (X, Y), dev = examples(setup)
    shown = [part[:400].expand(starts, *part[:400].shape) for part in dev]  # (S, 400, ...)
    kept: dict[str, list[torch.Tensor]] = {
        name: [] for name in ("loss", "gradient", "first", "weights", "ratio", "idle")
    }
    devs, looks = [], []
    for step in range(setup.steps):
        if step % every == 0:
            with torch.no_grad():
                devs.append(losses(setup, forward(setup, params, shown[0])[0], shown[1]))
            looks.append(step)
        picked = pick(len(X), setup.batch_size, starts, generator)
        targets = Y[picked]
        if setup.spoiled and step % setup.spoiled == setup.spoiled - 1:
            targets = torch.full_like(targets, CHARS.index("x"))
        for name, value in update(setup, params, X[picked], targets, step).items():
            kept[name].append(value)
    columns = {name: torch.stack(values, dim=1) for name, values in kept.items()}
    return Log(**columns, dev=torch.stack(devs, dim=1), looks=looks)


def pick(count: int, batch_size: int, starts: int, generator: torch.Generator) -> torch.Tensor:
    """Which examples each start sees, (S, B); all of them, in order, where the batch holds as many."""
    if batch_size >= count:
        return torch.arange(count).expand(starts, count)
    return torch.randint(count, (starts, batch_size), generator=generator)


def update(setup: Setup, params: Tensors, X: torch.Tensor, Y: torch.Tensor, step: int) -> Tensors:
    """One update of every start, in place; what each instrument showed, (S,)."""
    logits, hidden = forward(setup, params, X)
    loss = losses(setup, logits, Y)  # (S,)
    gradients = dict(zip(params, torch.autograd.grad(loss.sum(), list(params.values())), strict=True))
    norm, before = lengths(gradients), lengths(params)
    factor = (setup.max_norm / norm).clamp(max=1) if math.isfinite(setup.max_norm) else torch.ones_like(norm)
    lr = setup.lr / 10 if 0 < setup.cut <= step else setup.lr
    with torch.no_grad():
        for name, p in params.items():
            p -= lr * factor.view(-1, *[1] * (p.dim() - 1)) * gradients[name]
    shown = {"loss": loss.detach(), "gradient": norm, "weights": before, "ratio": lr * factor * norm / before}
    return {**shown, "first": lengths([gradients["W0"]]), "idle": idle_share(setup, hidden)}
