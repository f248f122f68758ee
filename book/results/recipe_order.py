"""The recipe, and the same with one thing in the wrong place: three networks, 20 starts each, test loss."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import torch

from tendays.language_model import Params, build_dataset, init_params
from tendays.names_model import Examples, forward_stack, split_names, stack
from tendays.recipe import ORDER, Schedule, Settings, train_course
from tendays.schedule_runs import Forward, init_residual, residual_forward

SEED = 26
STARTS = 20
DEEP = Settings(lr=0.1, momentum=0.9, weight_decay=0.001, updates=300, warmup=30, every=15)
Parts = tuple[Examples, Examples, Examples]


def run(seed: int) -> dict[str, Any]:
    """For each network and each slip: test loss kept and at the end, (starts,); mean dev loss on the way."""
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(seed)
    shallow = stack([init_params(10, 99, 3, generator) for _ in range(STARTS)])
    deep = init_residual(STARTS, 6, 64, generator)
    return {
        "all names": network(forward_stack, shallow, parts(None), Settings(), seed),
        "300 names": network(forward_stack, shallow, parts(300), Settings(), seed),
        "deep": network(residual_forward, deep, parts(None), DEEP, seed),
    }


def parts(count: int | None) -> Parts:
    """Train examples of the first `count` names, and 2,000 examples each of dev and test."""
    train, dev, test = (build_dataset(words, 3) for words in with_few(count))
    return train, (dev[0][:2000], dev[1][:2000]), (test[0][:2000], test[1][:2000])


def with_few(count: int | None) -> tuple[list[str], list[str], list[str]]:
    """The split of the names, with the first `count` for training."""
    train, dev, test = split_names()
    return train[:count], dev, test


def network(forward: Forward, params: Params, data: Parts, usual: Settings, seed: int) -> dict[str, Any]:
    """All slips of one network; the same starts and the same minibatches for each."""
    found = {}
    for name, (settings, schedule) in slips(usual, len(data[0][1])).items():
        generator = torch.Generator().manual_seed(seed + 1)
        course = train_course(forward, params, data, settings, generator, schedule)
        found[name] = {
            "kept": plain(course.kept),
            "end": plain(course.test[-1]),
            "dev": plain(course.dev.nan_to_num(99.0).mean(1)),
        }
    return {"every": usual.every, "updates": usual.updates, "slips": found}


def slips(usual: Settings, examples: int) -> dict[str, tuple[Settings, Schedule | None]]:
    """The recipe, and each slip as other settings or another schedule."""
    per_epoch = examples // usual.batch_size
    clip_last = ("zero", "backward", "step", "clip")
    return {
        "as it should be": (usual, None),
        "clipped after the step": (replace(usual, order=clip_last), None),
        "never zeroed": (replace(usual, order=ORDER[1:]), None),
        "begun with the step": (replace(usual, order=("step", "zero", "backward", "clip")), None),
        "no warmup": (replace(usual, warmup=0), None),
        "no warmup, clipped after": (replace(usual, warmup=0, order=clip_last), None),
        "rate never falls": (usual, lambda t: usual.lr * min(1.0, t / usual.warmup)),
        "schedule once an epoch": (usual, lambda t: usual.rate(t // per_epoch)),
    }


def plain(values: torch.Tensor) -> list[float]:
    """Numbers of four decimals; 99 stands for any larger loss and for none."""
    return torch.round(values.double().nan_to_num(99.0).clamp(max=99.0), decimals=4).tolist()
