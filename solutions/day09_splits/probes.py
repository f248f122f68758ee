"""Calls of `split_words` and `minibatch`."""

import random

import numpy as np
import torch


def _set_global_state(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def _global_state():
    return {
        "random": hash(random.getstate()),
        "numpy": hash(tuple(np.random.get_state()[1].tolist()) + np.random.get_state()[2:]),
        "torch": hash(tuple(torch.get_rng_state().tolist())),
    }


def lists(student, words, fractions, seed):
    """The three lists."""
    return [list(part) for part in student.split_words(words, fractions, seed)]


def sizes(student, words, fractions, seed):
    """The lengths of what should be three lists."""
    return [len(part) for part in student.split_words(words, fractions, seed)]


def parts_of_places(student, n, fractions, seeds):
    """For each seed the three lists, each word told by its place in the caller's list."""
    words = [chr(97 + i // 26) + chr(97 + i % 26) for i in range(n)]
    place = {word: i for i, word in enumerate(words)}
    splits = [student.split_words(list(words), fractions, seed) for seed in seeds]
    return [[[place[word] for word in part] for part in split] for split in splits]


def seeds(student, words, fractions, seed):
    """The lists of one seed, of another, and of the first again with the global generators in another state."""
    _set_global_state(1)
    first = lists(student, list(words), fractions, seed)
    other = lists(student, list(words), fractions, seed + 1)
    _set_global_state(2)
    return {"first": first, "other": other, "again": lists(student, list(words), fractions, seed)}


def words_after(student, words, fractions, seed):
    """The caller's list after the call."""
    student.split_words(words, fractions, seed)
    return words


def global_state(student, words, fractions, seed):
    """Which of the global generators are in the state in which they were."""
    _set_global_state(3)
    before = _global_state()
    student.split_words(words, fractions, seed)
    after = _global_state()
    return {name: before[name] == after[name] for name in before}


def _minibatches(student, X, Y, batch_size, seed, calls):
    generator = torch.Generator().manual_seed(seed)
    return [tuple(student.minibatch(X, Y, batch_size, generator)) for _ in range(calls)]


def _targets(student, X, Y, batch_size, seed):
    """The Y of three batches, from a copy of the data."""
    return [y.tolist() for _, y in _minibatches(student, X.clone(), Y.clone(), batch_size, seed, 3)]


def shapes(student, X, Y, batch_size, seed):
    """The shapes of one batch."""
    ((x, y),) = _minibatches(student, X, Y, batch_size, seed, 1)
    return [list(x.shape), list(y.shape)]


def batches(student, X, Y, batch_size, seed, calls):
    """Batches from one generator."""
    return _minibatches(student, X, Y, batch_size, seed, calls)


def twice(student, X, Y, batch_size, seed):
    """Three batches, and three of a generator of the same seed with the global generators in another state."""
    _set_global_state(4)
    before = _global_state()
    first = _targets(student, X, Y, batch_size, seed)
    kept = before == _global_state()
    _set_global_state(5)
    again = _targets(student, X, Y, batch_size, seed)
    repeats = first[0] == first[1] or first[1] == first[2]
    return {"same": first == again, "repeats": repeats, "first": first[0], "kept": kept}


def data_after(student, X, Y, batch_size, seed):
    """The caller's data after a call."""
    _minibatches(student, X, Y, batch_size, seed, 1)
    return {"X": X, "Y": Y}
