"""Calls of `neuron_gradients`."""


def slopes(student, inputs, keys):
    """The slopes under `keys`; None where a key is not there, and what came back itself if it is no dict."""
    gradients = student.neuron_gradients(*inputs)
    return {key: gradients.get(key) for key in keys} if isinstance(gradients, dict) else gradients


def keys(student, inputs):
    """The keys, sorted."""
    gradients = student.neuron_gradients(*inputs)
    return sorted(map(str, gradients)) if isinstance(gradients, dict) else gradients
