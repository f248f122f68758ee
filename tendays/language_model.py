"""The embedding MLP of Bengio et al. (2003): some letters of context in, logits of the next letter out."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn import functional

from tendays.bigrams import CHARS, VOCAB_SIZE

Params = dict[str, torch.Tensor]


def build_dataset(words: Sequence[str], block_size: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Contexts X (N, block_size) and next letters Y (N,), int64, one example for each letter and each end.

    Contexts are padded with '.' (0) on the left; the latest letter stands last.
    """
    contexts, targets = [], []
    for word in words:
        context = [0] * block_size
        for letter in word + ".":
            target = CHARS.index(letter)
            contexts.append(context)
            targets.append(target)
            context = [*context[1:], target]
    X = torch.tensor(contexts, dtype=torch.int64).view(-1, block_size)
    return X, torch.tensor(targets, dtype=torch.int64)


def init_params(
    emb: int,
    hidden: int,
    block_size: int,
    generator: torch.Generator,
    *,
    output_scale: float = 0.01,
    dtype: torch.dtype = torch.float32,
) -> Params:
    """C (27, emb), W1 (block_size·emb, hidden), b1 (hidden,), W2 (hidden, 27), b2 (27,), wanting gradients.

    Standard normal embeddings; W1 is scaled by 5/3 over the root of its fan-in. W2 is scaled by
    `output_scale`: near 0 the first loss is ln 27 ≈ 3.2958, at 1 it is far above. Biases are 0.
    """

    def drawn(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=generator, dtype=dtype)

    fan_in = block_size * emb
    params = {
        "C": drawn(VOCAB_SIZE, emb),
        "W1": drawn(fan_in, hidden) * (5 / 3) / fan_in**0.5,
        "b1": torch.zeros(hidden, dtype=dtype),
        "W2": drawn(hidden, VOCAB_SIZE) * output_scale,
        "b2": torch.zeros(VOCAB_SIZE, dtype=dtype),
    }
    return {name: p.requires_grad_() for name, p in params.items()}


def num_params(emb: int, hidden: int, block_size: int) -> int:
    """How many numbers `init_params` draws or sets to 0: 3,481 for (2, 100, 3)."""
    return VOCAB_SIZE * emb + (block_size * emb + 1) * hidden + (hidden + 1) * VOCAB_SIZE


def forward(params: Params, X: torch.Tensor) -> torch.Tensor:
    """Logits (N, 27) of the next letter for contexts X (N, block_size)."""
    embedded = params["C"][X]  # (N, block_size, emb)
    h = torch.tanh(embedded.flatten(1) @ params["W1"] + params["b1"])  # (N, hidden)
    return h @ params["W2"] + params["b2"]  # (N, 27)


def mean_nll(params: Params, X: torch.Tensor, Y: torch.Tensor) -> float:
    """Mean cross-entropy of the model on examples X (N, block_size), Y (N,), in nats."""
    with torch.no_grad():
        return functional.cross_entropy(forward(params, X), Y).item()


def sgd_step(params: Params, X: torch.Tensor, Y: torch.Tensor, lr: float) -> float:
    """One update of params in place on the batch X (B, block_size), Y (B,); the batch's loss before it."""
    loss = functional.cross_entropy(forward(params, X), Y)  # ()
    gradients = torch.autograd.grad(loss, list(params.values()))
    with torch.no_grad():
        for p, grad in zip(params.values(), gradients, strict=True):
            p -= lr * grad
    return loss.item()


@torch.no_grad()
def sample(params: Params, block_size: int, generator: torch.Generator) -> str:
    """A word drawn letter by letter from the model, until '.'; may be empty."""
    letters: list[str] = []
    context = [0] * block_size
    while True:
        probs = forward(params, torch.tensor([context])).softmax(1)  # (1, 27)
        index = int(torch.multinomial(probs[0], 1, generator=generator))
        if index == 0:
            return "".join(letters)
        letters.append(CHARS[index])
        context = [*context[1:], index]
