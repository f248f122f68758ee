"""What a batch does to a gradient: each example's own, their spread, and where a larger batch is waste."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import torch
from torch.nn import functional

from tendays.language_model import Params, forward
from tendays.names_model import Examples, forward_stack


def example_gradients(params: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """The gradient of each example's own loss, (N, P), for X (N, block_size), Y (N,); parameters in a row."""

    def loss(params: Params, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return functional.cross_entropy(forward(params, x[None]), y[None])

    fixed = {name: p.detach() for name, p in params.items()}
    gradients = torch.func.vmap(torch.func.grad(loss), in_dims=(None, 0, 0))(fixed, X, Y)
    return torch.cat([g.flatten(1) for g in gradients.values()], dim=1)  # (N, P)


def mean_gradient(params: Params, X: torch.Tensor, Y: torch.Tensor) -> torch.Tensor:
    """The gradient of the mean loss over X (N, block_size), Y (N,): (P,)."""
    loss = functional.cross_entropy(forward(params, X), Y)
    return torch.cat([g.flatten() for g in torch.autograd.grad(loss, list(params.values()))])


def noise_scale(params: Params, examples: Examples, some: Examples) -> dict[str, float]:
    """`trace`: an example's gradient's summed variance, from `some`; `squared`: |G|² of all; their ratio.

    The ratio, `noise_scale`, is B_simple of McCandlish et al. (2018), in examples.
    """
    trace = example_gradients(params, *some).var(0).sum().item()
    squared = mean_gradient(params, *examples).square().sum().item()
    return {"trace": trace, "squared": squared, "noise_scale": trace / squared}


def fit_trade_off(batch_sizes: Sequence[float], steps: Sequence[float]) -> tuple[float, float]:
    """The least steps and the least examples of S = S_min + E_min / B, fitted to relative errors.

    That line is the same as (S / S_min - 1)(E / E_min - 1) = 1 with E = B·S. Both are kept at 0 or above.
    """
    B, S = (torch.tensor(values, dtype=torch.float64) for values in (batch_sizes, steps))
    columns = torch.stack([1 / S, 1 / (B * S)], dim=1)  # each row: S_min / S + E_min / (B·S) = 1
    least_steps, least_examples = torch.linalg.lstsq(columns, torch.ones_like(S)[:, None]).solution[:, 0]
    return max(least_steps.item(), 0.0), max(least_examples.item(), 0.0)


def train_on(
    stacked: Params,
    examples: Examples,
    batches: Iterable[torch.Tensor],
    optimizer: torch.optim.Optimizer,
    after: Callable[[int], bool] | None = None,
) -> None:
    """Update M models in place, once for each table of places (M, B): row m is what model m is shown.

    `after(t)` is called after t updates, t = 1, 2, …; when it returns True, training ends.
    """
    X, Y = examples
    for t, drawn in enumerate(batches, 1):
        logits = forward_stack(stacked, X[drawn])  # (M, B, 27)
        # The models share nothing, so the gradient of the sum of the means is each model's own.
        loss = functional.cross_entropy(logits.flatten(0, 1), Y[drawn].flatten(), reduction="sum")
        optimizer.zero_grad()
        (loss / drawn.shape[1]).backward()
        optimizer.step()
        if after is not None and after(t):
            return
