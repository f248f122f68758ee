"""How much a submission may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits on one submission; times are wall-clock seconds, sizes bytes."""

    cell_seconds: float = 10.0  # one cell of the notebook
    call_seconds: float = 5.0  # one case of a check, call-backs included
    submission_seconds: float = 30.0  # everything together; what is not done by then counts as stopped
    memory_bytes: int = 2048 * MEGABYTE  # of the process, on top of the warm process's address space
    output_bytes: int = 1 * MEGABYTE  # printed, all cells together; the rest is dropped
    processes: int = 24  # of the sandbox's user, mostly threads: on Linux a submission can start no process
    file_bytes: int = 16 * MEGABYTE  # of one file
    scratch_bytes: int = 64 * MEGABYTE  # of all files in /tmp, the only place that can be written
    open_files: int = 128

    def for_child(self, address_space: int) -> dict[str, int]:
        """The resource limits that a child sets itself; -1 is no limit."""
        return {
            "address_space": address_space + self.memory_bytes if address_space else -1,
            "cpu_seconds": int(self.submission_seconds) + 5,
            "file_bytes": self.file_bytes,
            "open_files": self.open_files,
            "processes": self.processes,
            "core_bytes": 0,
            "output_bytes": self.output_bytes,
        }


def limits_from(settings: Any) -> Limits:
    """The limits that settings change, the others as they are; raises ValueError that says what is wrong."""
    if not isinstance(settings, Mapping):
        raise ValueError(f"is {settings!r}; expected a dict such as {{'cell_seconds': 10.0}}")
    known = {field.name for field in fields(Limits)}
    for name, value in settings.items():
        if name not in known:
            raise ValueError(f"has {name!r}; there are: {', '.join(field.name for field in fields(Limits))}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
            raise ValueError(f"has {name!r}: {value!r}; expected a number above 0")
    whole = {name: value if name.endswith("seconds") else int(value) for name, value in settings.items()}
    return Limits(**whole)
