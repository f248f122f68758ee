"""How a whole training is judged: it is replayed with the batches that the model was shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn.functional import cross_entropy

from autograder.checks import Case, Finding, Observation, Plain

N = 13  # examples to train on
NAN = float("nan")


def loss_of(weights: Sequence[torch.Tensor], X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    W1, b1, W2, b2 = weights
    return cross_entropy(0.6 * torch.tanh(X @ W1.T + b1) @ W2.T + b2, Y)


def judge_batches(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
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
        loss = loss_of(weights, X[batch], Y[batch])
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


def judge_updates(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
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


def judge_losses(cases: Sequence[Case], observations: Sequence[Observation]) -> Finding | None:
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
        "loss_after_the_epoch": torch.stack([loss_of(weights, *everything) for weights in ends]),
    }
