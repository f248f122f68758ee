"""Become an ordinary user; imports nothing heavy, so that all that follows happens as that user."""

import os


def drop(uid: int) -> None:
    """Become the ordinary user `uid` for good: limits on processes do nothing for root."""
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
