"""Load a seccomp filter into this process: for it and all that comes after, and never to be taken off."""

from __future__ import annotations

import ctypes

PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
FILTER_MODE = 2
INSTRUCTION_BYTES = 8


class _Program(ctypes.Structure):
    """The kernel's sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def load(rules: bytes) -> None:
    """Load the filter's instructions; empty ones are none. Raises OSError."""
    if not rules:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    held = ctypes.create_string_buffer(rules, len(rules))
    program = _Program(len(rules) // INSTRUCTION_BYTES, ctypes.addressof(held))
    for option, *arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0),
    ):
        if libc.prctl(option, *arguments):
            raise OSError(ctypes.get_errno(), "the filter of system calls cannot be loaded")
