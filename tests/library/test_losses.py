"""Do softmax, cross-entropy and its gradient agree with torch's, at any size of logits?"""

import pytest
import torch
from torch.nn import functional

from tendays.losses import cross_entropy, cross_entropy_grad, softmax


def drawn(scale, seed=0):
    generator = torch.Generator().manual_seed(seed)
    logits = scale * torch.randn(7, 5, generator=generator, dtype=torch.float64)
    return logits, torch.randint(5, (7,), generator=generator)


@pytest.mark.parametrize("scale", [0.0, 1.0, 30.0, 1e4])
def test_all_three_agree_with_torch(scale):
    logits, targets = drawn(scale)
    torch.testing.assert_close(softmax(logits), logits.softmax(1))
    torch.testing.assert_close(softmax(logits[0]), logits[0].softmax(0))
    torch.testing.assert_close(cross_entropy(logits, targets), functional.cross_entropy(logits, targets))
    leaf = logits.clone().requires_grad_()
    functional.cross_entropy(leaf, targets).backward()
    torch.testing.assert_close(cross_entropy_grad(logits, targets), leaf.grad)


def test_autograd_through_the_loss_gives_the_gradient_formula():
    logits, targets = drawn(3.0)
    leaf = logits.clone().requires_grad_()
    cross_entropy(leaf, targets).backward()
    torch.testing.assert_close(cross_entropy_grad(logits, targets), leaf.grad)


def test_inputs_are_left_alone():
    logits, targets = drawn(2.0)
    before = logits.clone(), targets.clone()
    softmax(logits), cross_entropy(logits, targets), cross_entropy_grad(logits, targets)
    assert torch.equal(logits, before[0])
    assert torch.equal(targets, before[1])
