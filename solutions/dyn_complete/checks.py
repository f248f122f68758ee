"""Hidden checks of a whole training: most with one batch an epoch, so that the order of the examples is free."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch.nn.functional import cross_entropy

from autograder.checks import Case, Check, Draw, Finding, Observation, Plain

WITHHOLDS = ()

RULES = "This notebook, “The rules”"
NAN = float("nan")
N, FEATURES, HIDDEN, CLASSES = 13, 3, 5, 4
HUGE = 1e6  # a norm that no gradient here reaches


def _setting(draw: Draw, *, script: list[float] | None = None, **config: float) -> dict[str, Plain]:
    """The arguments of a training: weights, data, settings; one batch an epoch unless said otherwise."""
    weights = [draw.normal(HIDDEN, FEATURES), 0.5 * draw.normal(HIDDEN), draw.normal(CLASSES, HIDDEN)]
    targets = torch.tensor([draw.integer(0, CLASSES - 1) for _ in range(N)])
    settings = {
        "epochs": 1,
        "batch_size": N,
        "learning_rate": draw.uniform(0.2, 0.4),
        "weight_decay": 0.0,
        "max_grad_norm": HUGE,
        "patience": 50,
        "seed": draw.integer(0, 10**6),
    }
    return {
        "weights": [*weights, 0.5 * draw.normal(CLASSES)],
        "train_data": [2 * draw.normal(N, FEATURES), targets],
        "val_data": [draw.normal(7, FEATURES), torch.arange(7) % CLASSES],
        "config": {**settings, **config},
        "script": script,
    }


def _falling(epochs: int) -> list[float]:
    """Validation losses of which the last is always the best."""
    return [2.0 - 0.1 * epoch for epoch in range(epochs)]


def _weights(name: str, draw: Draw, **config: float) -> Case:
    """A case that looks at the final weights, the last epoch being the best."""
    script = _falling(int(config.get("epochs", 1)))
    return Case(name, "final_weights", _setting(draw, script=script, **config))


def _gradient(setting: dict[str, Plain]) -> list[torch.Tensor]:
    """The first gradient on all examples at once."""
    weights = [tensor.clone().requires_grad_() for tensor in setting["weights"]]
    loss = _loss(weights, *setting["train_data"])
    return list(torch.autograd.grad(loss, weights))


def _loss(weights: Sequence[torch.Tensor], X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    W1, b1, W2, b2 = weights
    return cross_entropy(0.6 * torch.tanh(X @ W1.T + b1) @ W2.T + b2, Y)


def _norm(gradients: Sequence[torch.Tensor]) -> float:
    return torch.cat([gradient.flatten() for gradient in gradients]).norm().item()


def one_update(draw: Draw) -> list[Case]:
    """A single epoch with a single batch: the plain update."""
    return [
        _weights("one epoch, one batch", draw),
        _weights("one epoch, batch_size beyond the examples", draw, batch_size=3 * N),
    ]


def many_updates(draw: Draw) -> list[Case]:
    """A single epoch of several batches; replayed in the order in which they were shown."""
    cases = [("batches of 1", 1), ("batches of 5, and a rest of 3", 5)]
    return [
        Case(f"one epoch, {name}", "everything", _setting(draw, script=_falling(1), batch_size=size))
        for name, size in cases
    ]


def batches(draw: Draw) -> list[Case]:
    """Which examples are shown, epoch by epoch."""
    return [
        Case(f"{N} examples in batches of {size}", "epochs_shown", _setting(draw, epochs=3, batch_size=size))
        for size in (4, 6, 13)
    ]


def schedule(draw: Draw) -> list[Case]:
    """Several epochs of one batch: the rate of each epoch shows in the final weights."""
    return [_weights(f"{epochs} epochs", draw, epochs=epochs) for epochs in (2, 5, draw.integer(3, 9))]


def clipping(draw: Draw) -> list[Case]:
    """A limit below the gradient's norm, and one above it."""
    cases = []
    for name, share in (("half", 0.5), ("a tenth", 0.1), ("forty times", 40.0)):
        case = _weights(f"the limit is {name} of the gradient's norm", draw)
        norm = _norm(_gradient(dict(case.args)))
        case.args["config"]["max_grad_norm"] = share * norm
        cases.append(case)
    return cases


def weight_decay(draw: Draw) -> list[Case]:
    """Decay alone, and beside a gradient that is clipped."""
    plain = _weights("weight decay, nothing clipped", draw, weight_decay=draw.uniform(0.3, 0.6))
    clipped = _weights("weight decay, and the gradient clipped", draw, weight_decay=draw.uniform(0.3, 0.6))
    clipped.args["config"]["max_grad_norm"] = 0.1 * _norm(_gradient(dict(clipped.args)))
    return [plain, clipped]


def stale_gradients(draw: Draw) -> list[Case]:
    """A model that arrives with gradients from elsewhere."""
    case = _weights("the model arrives with gradients", draw)
    case.args["gradients"] = [draw.normal(*tensor.shape) for tensor in case.args["weights"]]
    return [case]


def train_losses(draw: Draw) -> list[Case]:
    """The mean over all examples of an epoch, each batch before its update."""
    cases = [
        ("one batch", N, 3),
        ("batches of 5, and a rest of 3", 5, 2),
        ("batches of 4, and a rest of 1", 4, 2),
    ]
    return [
        Case(name, "everything", _setting(draw, epochs=epochs, batch_size=size))
        for name, size, epochs in cases
    ]


def validation(draw: Draw) -> list[Case]:
    """The validation losses, in a mode in which the network is not as in training."""
    reported = partial(Case, probe="reported")
    return [
        reported(f"{epochs} epochs", args={**_setting(draw, epochs=epochs), "keys": ["val_losses"]})
        for epochs in (1, 4)
    ]


def early_stopping(draw: Draw) -> list[Case]:
    """Scripted validation losses: patience, ties, NaN and the last epoch."""
    low = draw.uniform(0.2, 0.4)
    keys = ["best_epoch", "best_val_loss", "epochs_run", "stopped_early"]
    scripts: list[tuple[str, list[float], int]] = [
        ("patience runs out after the best epoch", [0.9, low, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95], 3),
        ("patience starts anew at each improvement", [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, low, 0.9], 2),
        ("the epochs run out", [0.9, 0.8, low, 0.7], 3),
        ("patience runs out in the last epoch", [0.9, low, 0.8, 0.7], 2),
        ("an equal loss", [0.9, low, low, low, 0.9], 3),
        ("NaN at first", [NAN, 0.9, low, 0.8, 0.9], 4),
        ("NaN after the best", [0.9, low, NAN, NAN, 0.8], 2),
        ("nothing but NaN", [NAN, NAN, NAN], 9),
    ]
    return [
        Case(
            name,
            "reported",
            {**_setting(draw, script=script, epochs=len(script), patience=patience), "keys": keys},
        )
        for name, script, patience in scripts
    ]


def best_weights(draw: Draw) -> list[Case]:
    """The weights at the end, where a later epoch was worse."""
    scripts = [
        ("the best epoch is in the middle", [0.9, 0.8, 0.3, 0.7, 0.6], 50),
        ("stopped early", [0.9, 0.3, 0.7, 0.6, 0.8, 0.7], 2),
        ("the best epoch is the first", [0.3, 0.8, 0.7], 50),
        ("nothing but NaN", [NAN, NAN], 50),
    ]
    return [
        Case(name, "final_weights", _setting(draw, script=script, epochs=len(script), patience=patience))
        for name, script, patience in scripts
    ]


def _batches_finding(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """What is wrong with the examples that were shown."""
    for case, observation in zip(cases, observations, strict=True):
        config = case.args["config"]
        if len(observation.value) != config["epochs"]:
            return Finding(
                "", f"training came {len(observation.value)} times before a validation, not 3 times"
            )
        for epoch in observation.value:
            if finding := _epoch_finding(epoch, config["batch_size"]):
                return finding
    return None


def _epoch_finding(epoch: list[list[int]], batch_size: int) -> Finding | None:
    counts = Counter(number for batch in epoch for number in batch)
    sizes = sorted((len(batch) for batch in epoch), reverse=True)
    full, rest = divmod(N, batch_size)
    wanted = [batch_size] * full + [rest] * (rest > 0)
    seen = f"{N} examples in batches of {batch_size} were shown in batches of {sizes}"
    if any(number < 0 or number >= N for number in counts):
        return Finding("", "in training mode the model was shown examples that are not for training")
    if sizes == [batch_size] * full != wanted:
        return Finding("last_batch_dropped", seen)
    if sizes != wanted:
        return Finding("", seen)
    if set(counts.values()) != {1} or len(counts) != N:
        missing = N - len(counts)
        return Finding("drawn_with_replacement", f"in one epoch {missing} of {N} examples were never shown")
    return None


@dataclass(frozen=True)
class Walk:
    """A training replayed with the batches that were shown."""

    losses: list[float]  # of each batch, before its update
    after: list[list[torch.Tensor]]  # all weights, after each batch


def _walk(case: Case, shown: list[list[int]], *, zeroed: bool = True, falls_each_batch: bool = False) -> Walk:
    config, (X, Y) = case.args["config"], case.args["train_data"]
    weights = [tensor.clone().requires_grad_() for tensor in case.args["weights"]]
    summed = [torch.zeros_like(tensor) for tensor in weights]
    walk, per_epoch = Walk([], []), -(-N // config["batch_size"])
    for number, batch in enumerate(shown):
        epoch = number / per_epoch if falls_each_batch else number // per_epoch
        lr = config["learning_rate"] * (1 - epoch / config["epochs"])
        loss = _loss(weights, X[batch], Y[batch])
        for weight, gradient, old in zip(weights, torch.autograd.grad(loss, weights), summed, strict=True):
            old.mul_(0 if zeroed else 1).add_(gradient)
            weight.data -= lr * old
        walk.losses.append(loss.item())
        walk.after.append([weight.detach().clone() for weight in weights])
    return walk


def _flat(weights: Sequence[torch.Tensor]) -> torch.Tensor:
    return torch.cat([tensor.flatten() for tensor in weights])


def _close(one: torch.Tensor, other: torch.Tensor) -> bool:
    return one.shape == other.shape and torch.allclose(one.double(), other.double(), rtol=1e-5, atol=1e-8)


def _known(shown: list[list[int]]) -> bool:
    return bool(shown) and all(0 <= number < N for batch in shown for number in batch)


def _updates_finding(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """What is wrong with the weights after an epoch of several batches."""
    for case, observation in zip(cases, observations, strict=True):
        shown, got = observation.value["shown"], observation.value["weights"]
        if not _known(shown):
            return Finding("", "in training mode the model was not shown the training examples")
        if not _close(got, _flat(_walk(case, shown).after[-1])):
            return _updates_named(case, shown, got, _tensor(observation.value["train_losses"]))
    return None


def _updates_named(case: Case, shown: list[list[int]], got: torch.Tensor, losses: torch.Tensor) -> Finding:
    if _close(got, _flat(case.args["weights"])):
        if _close(losses, _forms(case, shown, len(shown))[""]):
            return Finding("trains_a_copy", "the losses fall, and the model is what it was before")
        return Finding("", "after the epoch every weight is what it was before")
    if _close(got, _flat(_walk(case, shown, zeroed=False).after[-1])):
        return Finding("never_zeroed", "each update also holds the gradients of the batches before it")
    if _close(got, _flat(_walk(case, shown, falls_each_batch=True).after[-1])):
        return Finding("rate_falls_each_batch", "the later batches of the epoch had smaller steps")
    if _close(got, _flat(_walk(case, [list(range(N))]).after[-1])):
        return Finding("one_update_per_epoch", "the whole epoch made one update")
    return Finding("", f"in the case “{case.name}” the final weights do not follow from the batches shown")


def _losses_finding(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
    """What is wrong with the training losses."""
    for case, observation in zip(cases, observations, strict=True):
        shown, got = observation.value["shown"], _tensor(observation.value["train_losses"])
        epochs, per_epoch = case.args["config"]["epochs"], -(-N // case.args["config"]["batch_size"])
        if not _known(shown) or len(shown) != epochs * per_epoch:
            dropped = len(shown) == epochs * (N // case.args["config"]["batch_size"])
            seen = f"{len(shown)} batches were shown in {epochs} epochs of {per_epoch}"
            return Finding("last_batch_dropped" if dropped else "", seen)
        if len(got) == len(shown) > epochs:
            return Finding("one_loss_for_each_batch", _losses_seen(got, got[:epochs]))
        forms = _forms(case, shown, per_epoch)
        if not _close(got, forms[""]):
            named = next((name for name, form in forms.items() if _close(got, form)), "")
            return Finding(named, _losses_seen(got, forms[""]))
    return None


def _tensor(losses: Plain) -> torch.Tensor:
    numbers = [float(loss) if isinstance(loss, int | float | torch.Tensor) else NAN for loss in losses]
    return torch.tensor(numbers, dtype=torch.float64)


def _losses_seen(got: torch.Tensor, wanted: torch.Tensor) -> str:
    if len(got) != len(wanted):
        return f"your `train_losses` has {len(got)} entries after {len(wanted)} epochs"
    first = int((~torch.isclose(got, wanted, rtol=1e-5)).nonzero()[0])
    return f"your `train_losses[{first}]` is {got[first]:.6g}, the mean over its epoch is {wanted[first]:.6g}"


def _forms(case: Case, shown: list[list[int]], per_epoch: int) -> dict[str, torch.Tensor]:
    """The training losses as they should be ("") and as each misconception has them."""
    walk = _walk(case, shown)
    losses = torch.tensor(walk.losses, dtype=torch.float64).view(-1, per_epoch)  # (epochs, batches)
    sizes = torch.tensor([len(batch) for batch in shown], dtype=torch.float64).view(-1, per_epoch)
    everything = case.args["train_data"]
    ends = walk.after[per_epoch - 1 :: per_epoch]
    return {
        "": (losses * sizes).sum(1) / N,
        "batches_count_the_same": losses.mean(1),
        "last_batch_reported": losses[:, -1],
        "batches_are_summed": losses.sum(1),
        "examples_are_summed": (losses * sizes).sum(1),
        "loss_after_the_epoch": torch.stack([_loss(weights, *everything) for weights in ends]),
    }


CHECKS = [
    Check("one_update", "One update", RULES, one_update),
    Check("many_updates", "An epoch of several batches", RULES, many_updates, judge=_updates_finding),
    Check("batches", "Every example once an epoch", RULES, batches, judge=_batches_finding),
    Check("schedule", "The rate of each epoch", RULES, schedule),
    Check("clipping", "The gradient is clipped", RULES, clipping, rtol=1e-4, atol=1e-6),
    Check("weight_decay", "Weight decay", RULES, weight_decay, rtol=1e-4, atol=1e-6),
    Check("stale_gradients", "Gradients from elsewhere", RULES, stale_gradients),
    Check("train_losses", "The training losses", RULES, train_losses, judge=_losses_finding),
    Check("validation", "The validation losses", RULES, validation),
    Check("early_stopping", "Early stopping", RULES, early_stopping),
    Check("best_weights", "The best weights at the end", RULES, best_weights),
]
