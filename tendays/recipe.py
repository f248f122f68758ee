"""The whole training of networks of names, many starts side by side, in an order that can be got wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from tendays.language_model import Params
from tendays.names_model import Examples
from tendays.schedule_runs import Forward, evaluate, losses
from tendays.schedules import warmup_cosine

ORDER = ("zero", "backward", "clip", "step")
Schedule = Callable[[int], float]  # the rate at update t, counted from 0


@dataclass(frozen=True)
class Settings:
    """How networks are trained; as it stands, the recipe of the course for the model of names."""

    lr: float = 0.01
    batch_size: int = 33
    weight_decay: float = 0.1
    warmup: int = 60
    updates: int = 1000
    max_norm: float = 1.0
    momentum: float | None = None  # SGD with that momentum; None: AdamW
    every: int = 50  # updates between two looks at dev and test
    order: tuple[str, ...] = ORDER

    def rate(self, t: int) -> float:
        """The rate at update t: a climb from 0, then half a wave down to 0."""
        return warmup_cosine(self.lr, 0.0, t, self.warmup, self.updates)


@dataclass(frozen=True)
class Course:
    """Losses of M networks at L looks, in nats, (L, M) each; the last look is after the last update."""

    dev: torch.Tensor
    test: torch.Tensor

    @property
    def kept(self) -> torch.Tensor:
        """Test loss, (M,), of the weights that were best on dev."""
        return self.test.gather(0, self.dev.nan_to_num(torch.inf).argmin(0, keepdim=True))[0]


class Training:
    """M networks, stacked in `params`, with their optimizer, and the parts of an update, each by itself."""

    def __init__(
        self, forward: Forward, params: Params, seen: Examples, settings: Settings, generator: torch.Generator
    ) -> None:
        """Copy `params`, whose first dimension is M; minibatches come from `seen` by `generator`."""
        self.forward, self.seen, self.settings, self.generator = forward, seen, settings, generator
        self.params = {name: p.detach().clone().requires_grad_() for name, p in params.items()}
        self.optimizer = _optimizer(self.params, settings)

    def zero(self) -> None:
        """Forget the gradients."""
        self.optimizer.zero_grad()

    def backward(self) -> None:
        """Add each network's gradient on a minibatch of its own to what is there."""
        X, Y = self.seen
        drawn = torch.randint(len(Y), (len(self), self.settings.batch_size), generator=self.generator)
        # The networks share nothing, so the gradient of the sum is each network's own.
        losses(self.forward, self.params, X[drawn], Y[drawn]).sum().backward()

    def clip(self) -> None:
        """Shorten each network's gradient to `max_norm` where it is longer."""
        gradients = [p.grad for p in self.params.values() if p.grad is not None]
        if gradients:
            squares = torch.stack([grad.flatten(1).square().sum(1) for grad in gradients])  # (·, M)
            scale = (self.settings.max_norm / (squares.sum(0).sqrt() + 1e-6)).clamp(max=1)  # (M,)
            for grad in gradients:
                grad.mul_(scale.view(-1, *[1] * (grad.dim() - 1)))

    def step(self) -> None:
        """Change the parameters."""
        self.optimizer.step()

    def __len__(self) -> int:
        """The number of networks."""
        return len(next(iter(self.params.values())))


def train_course(
    forward: Forward,
    params: Params,
    parts: tuple[Examples, Examples, Examples],
    settings: Settings,
    generator: torch.Generator,
    schedule: Schedule | None = None,
) -> Course:
    """Train a copy of M networks; their dev and test losses after 0, every, 2·every, … and all updates.

    parts: train, dev and test examples. `schedule` replaces the rate of `settings`.
    """
    seen, *unseen = parts
    training = Training(forward, params, seen, settings, generator)
    looks = []
    for t in range(settings.updates + 1):
        if t % settings.every == 0 or t == settings.updates:
            looks.append([evaluate(forward, training.params, part) for part in unseen])
        if t == settings.updates:
            break
        for group in training.optimizer.param_groups:
            group["lr"] = (schedule or settings.rate)(t)
        for verb in settings.order:
            getattr(training, verb)()
    dev, test = (torch.stack(part) for part in zip(*looks, strict=True))
    return Course(dev, test)


def _optimizer(params: Params, settings: Settings) -> torch.optim.Optimizer:
    values = list(params.values())
    if settings.momentum is None:
        return torch.optim.AdamW(values, weight_decay=settings.weight_decay)
    return torch.optim.SGD(values, momentum=settings.momentum, weight_decay=settings.weight_decay)
