"""
title = "Plain loops and a dict from letters to indices"
"""

import torch

INDEX = {letter: i for i, letter in enumerate(".abcdefghijklmnopqrstuvwxyz")}
LETTER = {i: letter for letter, i in INDEX.items()}


def bigram_counts(words):
    N = torch.zeros((27, 27), dtype=torch.int32)
    for w in words:
        chs = ["."] + list(w) + ["."]
        for ch1, ch2 in zip(chs, chs[1:]):
            N[INDEX[ch1], INDEX[ch2]] += 1
    return N


def bigram_probs(counts, smoothing):
    P = (counts + smoothing).float()
    P /= P.sum(1, keepdim=True)
    return P


def bigram_nll(words, probs):
    log_likelihood, n = 0.0, 0
    for w in words:
        chs = ["."] + list(w) + ["."]
        for ch1, ch2 in zip(chs, chs[1:]):
            log_likelihood += torch.log(probs[INDEX[ch1], INDEX[ch2]])
            n += 1
    return -log_likelihood / n


def sample(probs, generator):
    out = []
    ix = 0
    while True:
        ix = torch.multinomial(probs[ix], num_samples=1, replacement=True, generator=generator).item()
        if ix == 0:
            break
        out.append(LETTER[ix])
    return "".join(out)
