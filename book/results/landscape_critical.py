"""Critical points of a network of 25 numbers, what training meets, and where networks of five widths end."""

from __future__ import annotations

from typing import Any

import torch

from tendays.critical import BENT, critical_points, index_of, tanh_loss
from tendays.descent import gradient_descent

SEED = 3
EXAMPLES, HIDDEN = 40, 6
STARTS, TRIES = 60, 300
WIDTHS = (1, 2, 3, 6, 12)
LOOKS = (0, 10, 100, 1_000, 5_000)
RATE = 0.1
DIRECTIONS = 1_000


def run(seed: int) -> dict[str, Any]:
    """Critical points, curvatures along training, and final losses by width."""
    generator = torch.Generator().manual_seed(seed)
    X = torch.randn(EXAMPLES, 2, generator=generator, dtype=torch.float64)
    noise = torch.randn(EXAMPLES, generator=generator, dtype=torch.float64)
    Y = torch.tanh(2 * X[:, 0]) * X[:, 1] + 0.3 * noise
    ends, watched, low = trained(X, Y, generator)
    return {
        "examples": EXAMPLES,
        "hidden": HIDDEN,
        "parameters": 4 * HIDDEN + 1,
        "variance": round(Y.var(correction=0).item(), 4),
        "rate": RATE,
        "steps": LOOKS[-1],
        "starts": STARTS,
        "tries": TRIES,
        "ends": ends,
        "along": watched,
        "critical": critical(X, Y, places(X, Y, generator), generator),
        "critical_low": critical(X, Y, low, generator),
    }


def drawn(count: int, hidden: int, generator: torch.Generator) -> torch.Tensor:
    """Starts (count, 4·hidden + 1): standard normal, the last weights over the root of their number."""
    theta = torch.randn(count, 4 * hidden + 1, generator=generator, dtype=torch.float64)
    theta[:, 3 * hidden : -1] /= hidden**0.5
    theta[:, -1] = 0
    return theta


def trained(X: Any, Y: Any, generator: torch.Generator) -> tuple[Any, list[Any], torch.Tensor]:
    """Losses at the end of full-batch descent for each width, the curvatures met by HIDDEN, and its ends."""

    def loss(theta: torch.Tensor) -> torch.Tensor:
        return tanh_loss(theta, X, Y)

    slopes = torch.func.vmap(torch.func.grad(loss))
    ends, watched = {}, []
    for width in WIDTHS:
        theta, made = drawn(STARTS, width, generator), 0
        for look in LOOKS:
            theta, made = gradient_descent(slopes, theta, RATE, look - made)[-1], look
            if width == HIDDEN:
                watched.append({"updates": look, **seen(loss, theta)})
                low = theta
        ends[str(width)] = [round(at, 5) for at in torch.func.vmap(loss)(theta).sort().values.tolist()]
    return ends, watched, low


def seen(loss: Any, theta: torch.Tensor) -> dict[str, Any]:
    """Medians over the starts, and for each start how many curvatures are below 0."""
    curvatures = torch.linalg.eigvalsh(torch.func.vmap(torch.func.hessian(loss))(theta))
    return {
        "loss": round(torch.func.vmap(loss)(theta).median().item(), 4),
        "negative": [int((row < 0).sum()) for row in curvatures],
        "lowest": round(curvatures[:, 0].median().item(), 5),
        "highest": round(curvatures[:, -1].median().item(), 3),
        "gradient": round(torch.func.vmap(torch.func.grad(loss))(theta).norm(dim=1).median().item(), 6),
    }


def places(X: Any, Y: Any, generator: torch.Generator) -> torch.Tensor:
    """TRIES places to look from (TRIES, P): random ones, and ones a shorter or longer way down from there."""
    slopes = torch.func.vmap(torch.func.grad(lambda theta: tanh_loss(theta, X, Y)))
    found = drawn(TRIES, HIDDEN, generator)
    for made in range(0, TRIES, 10):
        walked = gradient_descent(slopes, found[made:], RATE, 10)[-1]
        found = torch.cat([found[:made], walked])  # the later a place, the longer its way
    return found


def critical(X: Any, Y: Any, starts: torch.Tensor, generator: torch.Generator) -> list[dict[str, float]]:
    """The critical points found from `starts`: loss, index, level directions, random ways that fall."""

    def loss(theta: torch.Tensor) -> torch.Tensor:
        return tanh_loss(theta, X, Y)

    found = []
    for theta in critical_points(loss, starts):
        bend = torch.func.hessian(loss)(theta)
        curvatures = torch.linalg.eigvalsh(bend)
        ways = torch.randn(DIRECTIONS, len(theta), generator=generator, dtype=torch.float64)
        falls = ((ways @ bend) * ways).sum(1) < 0
        found.append(
            {
                "loss": round(loss(theta).item(), 5),
                "index": index_of(curvatures),
                "flat": int((curvatures.abs() < BENT * curvatures.abs().max()).sum()),
                "falls": round(falls.double().mean().item(), 3),
            }
        )
    return found
