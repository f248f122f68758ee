"""The two optimizers by hand against torch's, step for step."""

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tendays.optimizers import adamw_step, sgd_momentum_step


def steps_of_torch(optimizer, theta, gradients, rates):
    parameter = torch.nn.Parameter(theta.clone())
    torchs = optimizer([parameter])
    for gradient, rate in zip(gradients, rates, strict=True):
        parameter.grad = gradient.clone()
        torchs.param_groups[0]["lr"] = rate
        torchs.step()
        yield parameter.detach().clone()


def steps_by_hand(step, theta, gradients, rates):
    state = {}
    for gradient, rate in zip(gradients, rates, strict=True):
        theta = step(theta, gradient, state, rate)
        yield theta


def equal_over_fifty_steps(step, optimizer, seed, size):
    generator = torch.Generator().manual_seed(seed)
    theta = torch.randn(3, 4, generator=generator, dtype=torch.float64)
    gradients = [size * torch.randn(3, 4, generator=generator, dtype=torch.float64) for _ in range(50)]
    rates = torch.rand(50, generator=generator).tolist()
    pairs = zip(
        steps_by_hand(step, theta, gradients, rates),
        steps_of_torch(optimizer, theta, gradients, rates),
        strict=True,
    )
    return all(torch.allclose(ours, theirs, rtol=1e-9, atol=1e-12) for ours, theirs in pairs)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.floats(0, 0.99))
def test_is_momentum_torchs(seed, momentum):
    assert equal_over_fifty_steps(
        lambda *given: sgd_momentum_step(*given, momentum),
        lambda parameters: torch.optim.SGD(parameters, lr=1.0, momentum=momentum),
        seed,
        1.0,
    )


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 10**6),
    st.sampled_from([(0.9, 0.999), (0.9, 0.95), (0.0, 0.0)]),
    st.sampled_from([1e-8, 1e-2]),
    st.floats(0, 0.5),
    st.sampled_from([1.0, 1e-6]),
)
def test_is_adamw_torchs(seed, betas, eps, weight_decay, size):
    assert equal_over_fifty_steps(
        lambda *given: adamw_step(*given, betas, eps, weight_decay),
        lambda parameters: torch.optim.AdamW(
            parameters, lr=1.0, betas=betas, eps=eps, weight_decay=weight_decay
        ),
        seed,
        size,
    )


def test_may_each_model_of_a_stack_have_a_rate_of_its_own():
    theta, grad = torch.ones(2, 3), torch.ones(2, 3)
    rates = torch.tensor([[0.1], [0.0]])
    moved = sgd_momentum_step(theta, grad, {}, rates, 0.9)  # (2, 3)
    assert torch.allclose(moved[:, 0], torch.tensor([0.9, 1.0]))


def test_are_theta_and_gradient_left_alone():
    theta, grad, state = torch.ones(3), torch.full((3,), 2.0), {}
    moved = sgd_momentum_step(theta, grad, state, 0.1, 0.9)
    grad.fill_(7.0)
    assert state["velocity"].tolist() == [2.0] * 3
    assert theta.tolist() == [1.0] * 3
    assert moved.tolist() != theta.tolist()
